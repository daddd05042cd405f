package dev.tidings.api.events;

import dev.tidings.api.read.Answer;
import dev.tidings.api.read.EventHandler;
import dev.tidings.api.read.EventLists;
import dev.tidings.api.read.EventRequest;
import dev.tidings.api.read.Ids;
import dev.tidings.api.read.ResourceVersion;
import dev.tidings.api.read.StoredEvents;
import dev.tidings.api.read.WatchOpening;
import dev.tidings.api.read.Watches;
import dev.tidings.api.wire.Refusals;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.write.CollectionDeletion;
import dev.tidings.api.write.EventCreation;
import dev.tidings.api.write.EventDeletion;
import dev.tidings.api.write.EventPatch;
import dev.tidings.api.write.EventReplacement;
import dev.tidings.api.write.EventUpdate;
import dev.tidings.api.write.EventWriter;
import dev.tidings.api.write.NewEvents;
import dev.tidings.api.write.Warnings;
import dev.tidings.api.write.WriteGate;
import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import dev.tidings.store.EventStore;
import dev.tidings.store.StoredEvent;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * Events as both API groups serve them, below HTTP: what each verb does, and every refusal. Safe
 * for use by any number of threads.
 */
public final class EventResource implements EventHandler, AutoCloseable {
  private final EventStore store;
  private final Watches watches;
  private final EventLists lists;
  private final EventCreation creation;
  private final EventUpdate update;
  private final EventPatch patch;
  private final EventDeletion deletion;
  private final CollectionDeletion collectionDeletion;
  private final WatchOpening opening;

  private EventResource(
      EventStore store, EventWriter writer, Settings settings, Watches watches, Executor workers) {
    var ids = new Ids(settings.random());
    var newEvents = new NewEvents(writer::now, ids);
    var replacement = new EventReplacement(store, writer, newEvents, settings.gate());
    this.store = store;
    this.watches = watches;
    this.lists = new EventLists(store);
    this.creation = new EventCreation(store, writer, newEvents, settings.gate());
    this.update = new EventUpdate(replacement, writer);
    this.patch = new EventPatch(replacement, writer);
    this.deletion = new EventDeletion(store, writer);
    this.collectionDeletion = new CollectionDeletion(lists, deletion, workers);
    this.opening = new WatchOpening(store, watches, ids);
  }

  /**
   * Starts to look for what watches wait for.
   *
   * @param workers answer writes, each with at most one task at a time; closed after this by
   *     whoever made them, as the next
   * @param watchWorkers fill watches, each with at most one task at a time
   */
  public static EventResource start(
      EventStore store, Settings settings, Executor workers, Executor watchWorkers) {
    var writer = new EventWriter(store, settings.writing(), workers);
    var watches = Watches.start(store, settings.writing().clock(), watchWorkers);
    return new EventResource(store, writer, settings, watches, workers);
  }

  /** How events are written, what happens by chance, and what writes have to pass before. */
  public record Settings(EventWriter.Settings writing, RandomGenerator random, WriteGate gate) {}

  /**
   * Answers one request. Refusals are answers too; the stage fails only when the machine does. May
   * read from the disk, so it belongs on a platform thread; never waits for a write.
   */
  @Override
  public CompletionStage<Answer> handle(EventRequest request) {
    var warnings = new Warnings();
    CompletableFuture<Answer> answer;
    try {
      answer = dispatch(request, warnings);
    } catch (RefusedException e) {
      answer = CompletableFuture.failedFuture(e);
    }
    return answer.exceptionally(failure -> refusal(failure, warnings));
  }

  private CompletableFuture<Answer> dispatch(EventRequest request, Warnings warnings)
      throws RefusedException {
    return switch (request.verb()) {
      case GET -> CompletableFuture.completedFuture(get(request));
      case LIST -> CompletableFuture.completedFuture(lists.list(request));
      case WATCH -> CompletableFuture.completedFuture(opening.watch(request));
      case CREATE -> creation.create(request, warnings);
      case UPDATE -> update.update(request, warnings);
      case PATCH -> patch.patch(request, warnings);
      case DELETE -> deletion.delete(request);
      case DELETECOLLECTION -> collectionDeletion.delete(request);
    };
  }

  private Answer get(EventRequest request) throws RefusedException {
    String version = request.query().first("resourceVersion").orElse("");
    long minimum = ResourceVersion.toRead(version);
    long revision = store.revision();
    if (ResourceVersion.isBeyond(minimum, revision)) {
      throw new RefusedException(Refusals.tooLargeVersion(version, revision, 0));
    }
    Optional<StoredEvent> stored = store.read(new EventKey(request.namespace(), request.name()));
    Event event =
        StoredEvents.read(
            stored.orElseThrow(() -> Refusals.notFound(request.group(), request.name())));
    return new Answer.One(200, event, List.of());
  }

  private static Answer refusal(Throwable failure, Warnings warnings) {
    return RefusedException.in(failure)
        .map(refused -> new Answer.Said(refused.status(), warnings.texts()))
        .orElseThrow(() -> new CompletionException(failure));
  }

  /** Those that are open. */
  public Watches watches() {
    return watches;
  }

  @Override
  public void close() {
    watches.close();
  }
}
