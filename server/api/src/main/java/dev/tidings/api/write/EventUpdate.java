package dev.tidings.api.write;

import dev.tidings.api.fields.FieldTracking;
import dev.tidings.api.read.Answer;
import dev.tidings.api.read.EventRequest;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.codec.Encoding;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Updates: a whole new value, which is also created when nothing is there. */
public final class EventUpdate {
  private final EventReplacement replacement;
  private final EventWriter writer;

  public EventUpdate(EventReplacement replacement, EventWriter writer) {
    this.replacement = replacement;
    this.writer = writer;
  }

  public CompletableFuture<Answer> update(EventRequest request, Warnings warnings)
      throws RefusedException {
    WriteOptions options = WriteOptions.parse(request, "UpdateOptions");
    Encoding encoding = RequestBody.encoding(request.contentType());
    Event sent = RequestBody.event(request, encoding, options.validation(), warnings);
    RequestBody.checkName(sent, request.name());
    Event event = OwnerReferences.withoutRepeats(sent, warnings);
    var change = new NewValue(event, request.group(), options.manager(), writer.now());
    return replacement.replace(request, options, change, warnings);
  }

  /** The value that was sent, whatever is there. */
  private record NewValue(Event event, ApiGroup group, String manager, Instant now)
      implements EventReplacement.Change {
    @Override
    public Event apply(Event live) {
      return FieldTracking.updated(live, event, group, manager, now);
    }

    @Override
    public Event create() {
      return FieldTracking.created(event, group, manager, now);
    }

    @Override
    public String expectedUid() {
      return event.metadata().uid();
    }
  }
}
