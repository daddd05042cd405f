package dev.tidings.api.write;

import dev.tidings.api.fields.FieldTracking;
import dev.tidings.api.query.GoNumbers;
import dev.tidings.api.read.Answer;
import dev.tidings.api.read.EventRequest;
import dev.tidings.api.read.StoredEvents;
import dev.tidings.api.wire.Refusals;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.codec.Encoding;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.store.EventStore;
import dev.tidings.store.StoredEvent;
import dev.tidings.store.WriteResult;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Creates events. */
public final class EventCreation {
  /** How many names are tried for an event that leaves its name to the server. */
  private static final int NAME_TRIES = 8;

  private final EventStore store;
  private final EventWriter writer;
  private final NewEvents newEvents;
  private final WriteGate gate;

  public EventCreation(EventStore store, EventWriter writer, NewEvents newEvents, WriteGate gate) {
    this.store = store;
    this.writer = writer;
    this.newEvents = newEvents;
    this.gate = gate;
  }

  public CompletableFuture<Answer> create(EventRequest request, Warnings warnings)
      throws RefusedException {
    Encoding encoding = RequestBody.encoding(request.contentType());
    WriteOptions options = WriteOptions.parse(request, "CreateOptions");
    Event sent = RequestBody.event(request, encoding, options.validation(), warnings);
    Event tracked =
        FieldTracking.created(
            OwnerReferences.withoutRepeats(sent, warnings),
            request.group(),
            options.manager(),
            writer.now());
    return new Attempt(tracked, request, options, warnings).run(1);
  }

  /** Creates one event, with a few names if need be. */
  private final class Attempt {
    private final Event wanted;
    private final EventRequest request;
    private final ApiGroup group;
    private final WriteOptions options;
    private final Warnings warnings;

    Attempt(Event wanted, EventRequest request, WriteOptions options, Warnings warnings) {
      this.wanted = wanted;
      this.request = request;
      this.group = request.group();
      this.options = options;
      this.warnings = warnings;
    }

    CompletableFuture<Answer> run(int attempt) throws RefusedException {
      Event event = newEvents.complete(wanted, group);
      if (options.dryRun()) {
        Optional<StoredEvent> taken = store.read(event.key());
        return taken.isPresent()
            ? exists(event, taken.get(), attempt)
            : CompletableFuture.completedFuture(created(event));
      }
      gate.admit(request, event);
      if (isVersion(event.metadata().resourceVersion())) {
        throw Refusals.unexplained("resourceVersion should not be set on objects to be created");
      }
      return writer.create(event, result -> after(result, event, attempt));
    }

    private CompletableFuture<Answer> after(WriteResult result, Event event, int attempt)
        throws RefusedException {
      return switch (result) {
        case WriteResult.Written written ->
            CompletableFuture.completedFuture(
                created(StoredEvents.withVersion(event, written.revision())));
        case WriteResult.Exists exists -> exists(event, exists.current(), attempt);
        case WriteResult.Overloaded overloaded -> throw Refusals.overloaded();
        case WriteResult.Missing missing -> throw new IllegalStateException(missing.toString());
        case WriteResult.Conflict conflict -> throw new IllegalStateException(conflict.toString());
      };
    }

    private CompletableFuture<Answer> exists(Event event, StoredEvent current, int attempt)
        throws RefusedException {
      if (NewEvents.needsName(wanted.metadata()) && attempt < NAME_TRIES) {
        return run(attempt + 1);
      }
      throw taken(event, current, group);
    }

    private Answer created(Event event) {
      return new Answer.One(201, event, warnings.texts());
    }
  }

  private static boolean isVersion(String text) {
    return !text.isEmpty() && GoNumbers.isUint64(text) && !text.matches("0+");
  }

  /** What is said when the name is taken. */
  static RefusedException taken(Event event, StoredEvent current, ApiGroup group) {
    String name = event.metadata().name();
    boolean beingDeleted = StoredEvents.read(current).metadata().deletionTimestamp() != null;
    return event.metadata().generateName().isEmpty()
        ? Refusals.alreadyExists(group, name, beingDeleted)
        : Refusals.noUniqueName(name, beingDeleted);
  }
}
