package dev.tidings.api.write;

import dev.tidings.api.read.Answer;
import dev.tidings.api.read.EventRequest;
import dev.tidings.api.read.StoredEvents;
import dev.tidings.api.wire.Refusals;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.wire.Status;
import dev.tidings.codec.StoredForm;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import dev.tidings.event.ObjectMeta;
import dev.tidings.store.EventStore;
import dev.tidings.store.StoredEvent;
import dev.tidings.store.Write;
import dev.tidings.store.WriteResult;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Deletes events: at once, or, where finalizers hold them, by marking them as being deleted until
 * the last finalizer is taken away.
 */
public final class EventDeletion {
  /** These belong to the garbage collector, which has nothing to do with events: they hold none. */
  private static final Set<String> COLLECTOR_FINALIZERS = Set.of("orphan", "foregroundDeletion");

  private static final int MAX_TRIES = 100;

  private final EventStore store;
  private final EventWriter writer;

  public EventDeletion(EventStore store, EventWriter writer) {
    this.store = store;
    this.writer = writer;
  }

  public CompletableFuture<Answer> delete(EventRequest request) throws RefusedException {
    DeleteOptions options = DeleteOptions.parse(request);
    var key = new EventKey(request.namespace(), request.name());
    return delete(key, request.group(), options);
  }

  CompletableFuture<Answer> delete(EventKey key, ApiGroup group, DeleteOptions options)
      throws RefusedException {
    return new Attempt(key, group, options).run(store.read(key), 1);
  }

  /** Deletes one event, again from the start when someone else writes it meanwhile. */
  private final class Attempt {
    private final EventKey key;
    private final ApiGroup group;
    private final DeleteOptions options;

    Attempt(EventKey key, ApiGroup group, DeleteOptions options) {
      this.key = key;
      this.group = group;
      this.options = options;
    }

    CompletableFuture<Answer> run(Optional<StoredEvent> current, int attempt)
        throws RefusedException {
      StoredEvent stored = current.orElseThrow(() -> Refusals.notFound(group, key.name()));
      Event event = StoredEvents.read(stored);
      options.checkPreconditions("Event", event.metadata());
      if (isHeld(event.metadata())) {
        return mark(stored, event, attempt);
      }
      if (options.dryRun()) {
        return CompletableFuture.completedFuture(deleted(event));
      }
      return writer.write(
          new Write.Delete(key, stored.revision()),
          result -> after(result, deleted(event), attempt));
    }

    private CompletableFuture<Answer> mark(StoredEvent stored, Event event, int attempt) {
      Event marked = marked(event);
      byte[] value = StoredForm.encode(marked);
      if (options.dryRun() || Arrays.equals(value, stored.value())) {
        return CompletableFuture.completedFuture(held(marked));
      }
      return writer.replace(
          marked,
          value,
          stored.revision(),
          result ->
              result instanceof WriteResult.Written written
                  ? CompletableFuture.completedFuture(
                      held(StoredEvents.withVersion(marked, written.revision())))
                  : after(result, held(marked), attempt));
    }

    private CompletableFuture<Answer> after(WriteResult result, Answer done, int attempt)
        throws RefusedException {
      return switch (result) {
        case WriteResult.Written written -> CompletableFuture.completedFuture(done);
        case WriteResult.Missing missing -> throw Refusals.notFound(group, key.name());
        case WriteResult.Overloaded overloaded -> throw Refusals.overloaded();
        case WriteResult.Exists exists -> throw new IllegalStateException(exists.toString());
        case WriteResult.Conflict conflict -> {
          if (attempt >= MAX_TRIES) {
            throw Refusals.modified(group, key.name());
          }
          yield run(Optional.of(conflict.current()), attempt + 1);
        }
      };
    }

    /** An answer with the event: it is still there. A client that asked for more gets 202. */
    private Answer held(Event event) {
      return new Answer.One(options.keepsNoDependents() ? 202 : 200, event, List.of());
    }

    private Answer deleted(Event event) {
      var details =
          new Status.Details(
              key.name(), group.group(), "events", event.metadata().uid(), List.of(), 0);
      return new Answer.Said(new Status(true, "", "", details, "", 0), List.of());
    }
  }

  private static boolean isHeld(ObjectMeta metadata) {
    return !COLLECTOR_FINALIZERS.containsAll(metadata.finalizers());
  }

  private Event marked(Event event) {
    ObjectMeta metadata = event.metadata();
    ObjectMeta.Builder marked =
        metadata.toBuilder()
            .deletionGracePeriodSeconds(0L)
            .finalizers(
                metadata.finalizers().stream()
                    .filter(finalizer -> !COLLECTOR_FINALIZERS.contains(finalizer))
                    .toList());
    if (metadata.deletionTimestamp() == null) {
      marked.deletionTimestamp(writer.now().truncatedTo(ChronoUnit.SECONDS));
    }
    if (metadata.generation() > 0) {
      marked.generation(metadata.generation() + 1);
    }
    return event.withMetadata(marked.build());
  }
}
