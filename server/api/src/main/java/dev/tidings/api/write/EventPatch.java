package dev.tidings.api.write;

import dev.tidings.api.fields.EventApply;
import dev.tidings.api.fields.FieldTracking;
import dev.tidings.api.fields.OnConflict;
import dev.tidings.api.read.Answer;
import dev.tidings.api.read.EventRequest;
import dev.tidings.api.wire.Refusals;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.codec.ApplyBody;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * Patches: changes to what is there, made again on the newest value when someone else writes. One
 * that is applied is created where nothing is there.
 */
public final class EventPatch {
  private final EventReplacement replacement;
  private final EventWriter writer;

  public EventPatch(EventReplacement replacement, EventWriter writer) {
    this.replacement = replacement;
    this.writer = writer;
  }

  public CompletableFuture<Answer> patch(EventRequest request, Warnings warnings)
      throws RefusedException {
    String mediaType = RequestBody.mediaType(request.contentType()).orElse("");
    if (mediaType.equals(ApplyConfiguration.MEDIA_TYPE)) {
      return apply(request, warnings);
    }
    PatchKind kind = PatchKind.ofMediaType(mediaType).orElseThrow(Refusals::unknownPatchType);
    WriteOptions options = WriteOptions.ofPatch(request);
    var change =
        new Patched(
            request,
            new PatchApplication(kind, request.body(), options.validation(), warnings),
            options.manager(),
            writer.now());
    return replacement.replace(request, options, change, warnings);
  }

  private CompletableFuture<Answer> apply(EventRequest request, Warnings warnings)
      throws RefusedException {
    WriteOptions options = WriteOptions.ofApply(request);
    ApplyBody body = ApplyConfiguration.read(request.body());
    boolean force = request.query().flag("force").orElse(false);
    var apply =
        new EventApply(
            body.patch(),
            request.group(),
            options.manager(),
            force ? OnConflict.TAKE_OVER : OnConflict.REFUSE,
            writer.now());
    var change =
        new Applied(request, ApplyConfiguration.of(apply, body, options.validation()), warnings);
    return replacement.replace(request, options, change, warnings);
  }

  /** The event as the URL names it. */
  private static Event located(Event event, EventRequest request) throws RefusedException {
    Event inNamespace = RequestBody.inNamespace(event, request.namespace());
    RequestBody.checkName(inNamespace, request.name());
    return inNamespace;
  }

  /** The event that is there, patched. */
  private record Patched(EventRequest request, PatchApplication patch, String manager, Instant now)
      implements EventReplacement.Change {
    @Override
    public Event apply(Event live) throws RefusedException {
      ApiGroup group = request.group();
      Event patched = located(patch.apply(live, group), request);
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

  /** The event that is there, or none, with what is applied to it. */
  private record Applied(EventRequest request, ApplyConfiguration configuration, Warnings warnings)
      implements EventReplacement.Change {
    @Override
    public Event apply(Event live) throws RefusedException {
      return located(configuration.to(live, warnings), request);
    }

    @Override
    public Event create() throws RefusedException {
      Event applied = configuration.to(EventApply.NOTHING, warnings);
      if (!applied.metadata().uid().isEmpty()) {
        throw Refusals.uidOfNothing(request.group(), request.name(), applied.metadata().uid());
      }
      return located(applied, request);
    }

    @Override
    public String expectedUid() {
      return "";
    }
  }
}
