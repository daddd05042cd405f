package dev.tidings.api.write;

import dev.tidings.api.fields.FieldTracking;
import dev.tidings.api.read.Answer;
import dev.tidings.api.read.EventRequest;
import dev.tidings.api.read.ResourceVersion;
import dev.tidings.api.read.StoredEvents;
import dev.tidings.api.wire.Refusals;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.codec.StoredForm;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import dev.tidings.event.EventValidation;
import dev.tidings.event.FieldError;
import dev.tidings.event.ObjectMeta;
import dev.tidings.store.EventStore;
import dev.tidings.store.StoredEvent;
import dev.tidings.store.Write;
import dev.tidings.store.WriteResult;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Puts a new value in the place of an event, however that value comes about: checks it against the
 * one that is there, writes it only if something changes, and starts again when someone else has
 * written meanwhile.
 */
public final class EventReplacement {
  private static final int MAX_TRIES = 100;

  private final EventStore store;
  private final EventWriter writer;
  private final NewEvents newEvents;
  private final WriteGate gate;

  public EventReplacement(
      EventStore store, EventWriter writer, NewEvents newEvents, WriteGate gate) {
    this.store = store;
    this.writer = writer;
    this.newEvents = newEvents;
    this.gate = gate;
  }

  /** Makes the new value from what is there. */
  interface Change {
    Event apply(Event live) throws RefusedException;

    /** The value to create where nothing is there. */
    Event create() throws RefusedException;

    /** The uid that the event must have; empty for any. */
    String expectedUid();
  }

  CompletableFuture<Answer> replace(
      EventRequest request, WriteOptions options, Change change, Warnings warnings)
      throws RefusedException {
    var attempt = new Attempt(request, options, change, warnings);
    return attempt.run(store.read(attempt.key), 1);
  }

  private final class Attempt {
    private final EventRequest request;
    private final EventKey key;
    private final ApiGroup group;
    private final WriteOptions options;
    private final Change change;
    private final Warnings warnings;

    Attempt(EventRequest request, WriteOptions options, Change change, Warnings warnings) {
      this.request = request;
      this.key = new EventKey(request.namespace(), request.name());
      this.group = request.group();
      this.options = options;
      this.change = change;
      this.warnings = warnings;
    }

    CompletableFuture<Answer> run(Optional<StoredEvent> current, int attempt)
        throws RefusedException {
      return current.isPresent() ? replace(current.get(), attempt) : create(attempt);
    }

    private CompletableFuture<Answer> create(int attempt) throws RefusedException {
      checkUid("");
      Event created = change.create();
      ResourceVersion.toWrite(created.metadata().resourceVersion());
      Event event = newEvents.complete(created, group);
      return gate.mayCreate(request).thenCompose(may -> create(event, attempt));
    }

    private CompletableFuture<Answer> create(Event event, int attempt) {
      if (options.dryRun()) {
        return done(201, event);
      }
      try {
        gate.admit(request, event);
        return writer.create(event, result -> after(result, 201, event, attempt));
      } catch (RefusedException refused) {
        return CompletableFuture.failedFuture(refused);
      }
    }

    private CompletableFuture<Answer> replace(StoredEvent stored, int attempt)
        throws RefusedException {
      Event live = StoredEvents.read(stored);
      checkUid(live.metadata().uid());
      Event wanted = change.apply(live);
      checkVersion(wanted.metadata(), stored.revision());
      Event updated = FieldTracking.withoutMereTimes(completed(wanted, live), live);
      List<FieldError> errors = EventValidation.update(updated, live, group);
      if (!errors.isEmpty()) {
        throw Refusals.invalidEvent(updated.metadata().name(), errors);
      }
      if (!options.dryRun()) {
        gate.admit(request, updated);
      }
      return write(stored, updated, live, attempt);
    }

    private CompletableFuture<Answer> write(
        StoredEvent stored, Event updated, Event live, int attempt) {
      byte[] value = StoredForm.encode(updated);
      if (options.dryRun() || Arrays.equals(value, stored.value())) {
        return done(200, updated);
      }
      if (isReleased(updated.metadata(), live.metadata())) {
        return writer.write(
            new Write.Delete(key, stored.revision()),
            result ->
                result instanceof WriteResult.Written
                    ? done(200, updated)
                    : after(result, 200, updated, attempt));
      }
      return writer.replace(
          updated, value, stored.revision(), result -> after(result, 200, updated, attempt));
    }

    private CompletableFuture<Answer> after(WriteResult result, int code, Event event, int attempt)
        throws RefusedException {
      return switch (result) {
        case WriteResult.Written written ->
            done(code, StoredEvents.withVersion(event, written.revision()));
        case WriteResult.Exists exists -> again(Optional.of(exists.current()), attempt);
        case WriteResult.Conflict conflict -> again(Optional.of(conflict.current()), attempt);
        case WriteResult.Missing missing -> again(Optional.empty(), attempt);
        case WriteResult.Overloaded overloaded -> throw Refusals.overloaded();
      };
    }

    private CompletableFuture<Answer> again(Optional<StoredEvent> current, int attempt)
        throws RefusedException {
      if (attempt >= MAX_TRIES) {
        throw Refusals.modified(group, key.name());
      }
      return run(current, attempt + 1);
    }

    private void checkUid(String found) throws RefusedException {
      String expected = change.expectedUid();
      if (!expected.isEmpty() && !expected.equals(found)) {
        throw Refusals.otherUid(group, key, expected, found);
      }
    }

    private void checkVersion(ObjectMeta wanted, long revision) throws RefusedException {
      long version = ResourceVersion.toWrite(wanted.resourceVersion());
      if (version != ResourceVersion.NONE && version != revision) {
        throw Refusals.modified(group, key.name());
      }
    }

    private CompletableFuture<Answer> done(int code, Event event) {
      return CompletableFuture.completedFuture(new Answer.One(code, event, warnings.texts()));
    }
  }

  /** The event as it would be stored: what a writer may leave out or cannot change is as before. */
  private static Event completed(Event wanted, Event live) {
    ObjectMeta before = live.metadata();
    ObjectMeta sent = wanted.metadata();
    ObjectMeta.Builder metadata =
        sent.toBuilder()
            .resourceVersion(before.resourceVersion())
            .generation(before.generation())
            .selfLink(before.selfLink())
            .creationTimestamp(before.creationTimestamp());
    if (sent.uid().isEmpty()) {
      metadata.uid(before.uid());
    }
    if (before.deletionTimestamp() != null) {
      metadata.deletionTimestamp(before.deletionTimestamp());
    }
    if (sent.deletionGracePeriodSeconds() == null) {
      metadata.deletionGracePeriodSeconds(before.deletionGracePeriodSeconds());
    }
    return wanted.withMetadata(metadata.build());
  }

  /** Whether the last finalizer is taken from an event that is being deleted. */
  private static boolean isReleased(ObjectMeta updated, ObjectMeta live) {
    Long grace = live.deletionGracePeriodSeconds();
    return updated.finalizers().isEmpty() && grace != null && grace == 0;
  }
}
