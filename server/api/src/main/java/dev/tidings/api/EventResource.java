package dev.tidings.api;

import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import dev.tidings.store.EventStore;
import dev.tidings.store.StoredEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/**
 * Events as both API groups serve them, below HTTP: what each verb does, and every refusal. Safe
 * for use by any number of threads.
 */
final class EventResource implements EventHandler, AutoCloseable {
  private static final int THREADS = Math.max(4, Runtime.getRuntime().availableProcessors());

  /** Every open watch and every waiting write has at most one task with the workers. */
  private static final int MAX_WAITING = 100_000;

  private static final Duration LAST_TASKS = Duration.ofSeconds(2);

  private final EventStore store;
  private final Background background;
  private final EventLists lists;
  private final EventCreation creation;
  private final EventUpdate update;
  private final EventPatch patch;
  private final EventDeletion deletion;
  private final CollectionDeletion collectionDeletion;
  private final WatchOpening opening;

  /** What goes on between requests. */
  private record Background(Workers workers, Watches watches) implements AutoCloseable {
    @Override
    public void close() {
      watches.close();
      workers.close();
    }
  }

  private EventResource(EventStore store, EventWriter writer, Ids ids, Background background) {
    var newEvents = new NewEvents(writer::now, ids);
    var replacement = new EventReplacement(store, writer, newEvents);
    this.store = store;
    this.background = background;
    this.lists = new EventLists(store);
    this.creation = new EventCreation(store, writer, newEvents);
    this.update = new EventUpdate(replacement, writer);
    this.patch = new EventPatch(replacement, writer);
    this.deletion = new EventDeletion(store, writer);
    this.collectionDeletion = new CollectionDeletion(lists, deletion, background.workers());
    this.opening = new WatchOpening(store, background.watches(), ids);
  }

  /**
   * Starts the threads that answer writes and fill watches.
   *
   * @param eventTtl how long an event is kept after the last write that changed it
   */
  static EventResource start(
      EventStore store, InstantSource clock, RandomGenerator random, Duration eventTtl) {
    var workers = new Workers("resource", THREADS, MAX_WAITING, LAST_TASKS);
    var writer = new EventWriter(store, clock, eventTtl, workers);
    var background = new Background(workers, Watches.start(store, clock, workers));
    return new EventResource(store, writer, new Ids(random), background);
  }

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

  @Override
  public void close() {
    background.close();
  }
}
