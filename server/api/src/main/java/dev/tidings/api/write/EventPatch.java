package dev.tidings.api.write;

import dev.tidings.api.read.Answer;
import dev.tidings.api.read.EventRequest;
import dev.tidings.api.wire.Refusals;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Patches: changes to what is there, made again on the newest value when someone else writes. */
public final class EventPatch {
  private final EventReplacement replacement;
  private final EventWriter writer;

  public EventPatch(EventReplacement replacement, EventWriter writer) {
    this.replacement = replacement;
    this.writer = writer;
  }

  public CompletableFuture<Answer> patch(EventRequest request, Warnings warnings)
      throws RefusedException {
    PatchKind kind =
        RequestBody.mediaType(request.contentType())
            .flatMap(PatchKind::ofMediaType)
            .orElseThrow(Refusals::unknownPatchType);
    WriteOptions options = WriteOptions.ofPatch(request);
    var change =
        new Patched(
            request,
            new PatchApplication(kind, request.body(), options.validation(), warnings),
            options.manager(),
            writer.now());
    return replacement.replace(request, options, change, warnings);
  }

  /** The event that is there, patched. */
  private record Patched(EventRequest request, PatchApplication patch, String manager, Instant now)
      implements EventReplacement.Change {
    @Override
    public Event apply(Event live) throws RefusedException {
      ApiGroup group = request.group();
      Event patched = RequestBody.inNamespace(patch.apply(live, group), request.namespace());
      RequestBody.checkName(patched, request.name());
      return FieldTracking.updated(live, patched, group, manager, now);
    }

    @Override
    public Event create() throws RefusedException {
      throw Refusals.notFound(request.group(), request.name());
    }

    @Override
    public String expectedUid() {
      return "";
    }
  }
}
