package dev.tidings.recorder;

import static java.util.Objects.requireNonNull;

import dev.tidings.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events from recorders and brings them to sinks and watchers.
 *
 * <p>Nothing runs before the first event. Callers never wait: what does not fit is dropped and
 * counted. Close it when the program ends, so that what is under way is finished.
 */
public final class EventBroadcaster implements AutoCloseable {
  /** How long a thread may take to see that the event in its hand is not wanted any more. */
  private static final Duration IN_HAND = Duration.ofMillis(100);

  private static final Logger LOG = LoggerFactory.getLogger(EventBroadcaster.class);

  private final BroadcasterOptions options;
  private final PatientScheduler scheduler;
  private final Outstanding outstanding = new Outstanding();
  private final Switches switches = new Switches();
  private final Tallies tallies = new Tallies();
  private final Listening listening;
  private final RequestListeners requests;
  private final Intake intake;
  private final Sinks sinks;
  private final EventRecorder.Shared recorders;
  private final RareLog log = new RareLog();
  private @Nullable CloseReport report;

  EventBroadcaster(BroadcasterOptions options, Map<SpoolOptions, Spool> spools) {
    this.options = options;
    this.scheduler = new PatientScheduler(options.scheduler());
    this.listening = new Listening(log, scheduler::now);
    this.requests = new RequestListeners(listening);
    var shared =
        new Surroundings(scheduler, options.random(), outstanding, log, listening, tallies);
    this.intake =
        new Intake(
            options.queue(),
            new Throttle(options.rememberedSpacings()),
            new EventMaker(options.fidelity(), options.random()),
            shared);
    this.sinks = new Sinks(shared, intake, requests, spools);
    options.sinks().forEach(sinks::add);
    this.recorders =
        new EventRecorder.Shared(
            intake, options.references(), switches, scheduler, options.fidelity(), tallies);
  }

  /** Begins with what earlier processes have left in spools. */
  EventBroadcaster begun() {
    sinks.begin();
    return this;
  }

  /** Builds a broadcaster that writes to a sink. */
  public static BroadcasterBuilder builder(EventSink sink) {
    return new BroadcasterBuilder().sink(sink);
  }

  /** Builds a broadcaster that writes to a sink in a way of its own. */
  public static BroadcasterBuilder builder(EventSink sink, SinkOptions options) {
    return new BroadcasterBuilder().sink(sink, options);
  }

  /** Builds a broadcaster whose events are seen by watchers only, unless it is given a sink. */
  public static BroadcasterBuilder builder() {
    return new BroadcasterBuilder();
  }

  /**
   * The recorder of the reporter that this broadcaster was built for.
   *
   * @throws IllegalStateException if it was built for none
   */
  public EventRecorder recorder() {
    Reporter reporter = options.reporter();
    if (reporter == null) {
      throw new IllegalStateException("no reporting controller was given to the builder");
    }
    return new EventRecorder(reporter, recorders);
  }

  /** The reporter that this broadcaster was built for, or null. */
  public @Nullable Reporter reporter() {
    return options.reporter();
  }

  /**
   * A recorder of another reporter.
   *
   * @throws IllegalArgumentException if an API server would refuse its events
   */
  public EventRecorder recorder(Reporter reporter) {
    options.check(reporter);
    return new EventRecorder(reporter, recorders);
  }

  /** How objects are referred to: what the recorder knows itself, then what the sinks know. */
  public ObjectReferences references() {
    return options.references();
  }

  /** What is recorded at all; may be changed at any time. */
  public Switches switches() {
    return switches;
  }

  /**
   * Lets a handler see every event from now on, one at a time, on a thread of its own. After
   * closing there are none.
   */
  public Subscription watch(Consumer<Event> handler) {
    return watch(handler, WatchOptions.DEFAULT);
  }

  /**
   * Lets a handler see every event from now on. After closing there are none, and the prefix is
   * counted as {@link DropCause#CLOSED}.
   */
  public Subscription watch(Consumer<Event> handler, WatchOptions options) {
    requireNonNull(handler, "handler");
    Books books = new Books(outstanding, (listener, outcome) -> {});
    int capacity = options.queue() + options.prefix().size();
    Subscriber watcher =
        new Subscriber(
            new Subscriber.Queue(capacity, options.overflow()),
            scheduler,
            books,
            ready -> new Handling(handler, books, listening),
            intake::resume);
    Instant now = scheduler.now();
    options.prefix().forEach(event -> watcher.prefix(Offer.of(event, now)));
    intake.add(watcher);
    return new Watching(watcher, () -> intake.remove(watcher, DropCause.STOPPED));
  }

  /** Writes every event from now on to a log, with key/value pairs. */
  public Subscription logTo(Logger log) {
    return watch(new EventLogger(log));
  }

  /**
   * What has become of all events, each counted once for each sink; without a sink, whether they
   * were handed to the watchers.
   */
  public Accounts accounts() {
    return sinks.accounts().orElseGet(intake::accounts);
  }

  /** How each sink stands, in the order in which the builder was given them. */
  public List<SinkFigures> sinks() {
    return sinks.figures();
  }

  /** How many events were recorded and wait to be handed to watchers and sinks. */
  public int queued() {
    return intake.queued();
  }

  /**
   * Tells a listener of every request that a sink answers from now on, on the thread that made it.
   *
   * @return what ends it when it is run
   */
  public Runnable onRequest(Consumer<SinkRequest> listener) {
    return requests.add(requireNonNull(listener, "listener"));
  }

  /** How many messages were longer than an API server takes, and were cut. */
  public long messagesCut() {
    return tallies.messagesCut().sum();
  }

  /** How many series were forgotten before their time because there was no room for more. */
  public long seriesEvicted() {
    return tallies.seriesEvicted().sum();
  }

  /** Closes within the time that the builder was given. */
  @Override
  public void close() {
    close(options.drainOnClose());
  }

  /**
   * Takes no more events, and waits until what is under way is finished or the time is over. What
   * is left then stays in the sink's spool, for which what is not there yet is put there however
   * little the time was; or is dropped and counted where there is none. A second call changes
   * nothing.
   *
   * <p>An interrupt does not make it shorter, since programs often end by one: the limit does. The
   * thread is as interrupted afterwards as it was.
   */
  public synchronized CloseReport close(Duration limit) {
    CloseReport before = report;
    if (before != null) {
      return before;
    }
    intake.close();
    CloseReport result = finish(limit);
    log.last();
    log(result);
    report = result;
    return result;
  }

  /** An interrupted thread that syncs a file closes it instead. */
  private static void uninterrupted(Runnable writing) {
    boolean interrupted = Thread.interrupted();
    try {
      writing.run();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private CloseReport finish(Duration limit) {
    Instant begin = scheduler.now();
    if (scheduler.await(outstanding.drained(), limit)) {
      sinks.flush();
      scheduler.await(outstanding.drained(), limit.minus(since(begin, limit)));
    }
    Duration took = since(begin, limit);
    long left = abandon();
    uninterrupted(sinks::closeSpools);
    scheduler.stop();
    return new CloseReport(took, left, sinks.kept());
  }

  /** How long ago that was; the clock may have been set meanwhile. */
  private Duration since(Instant begin, Duration limit) {
    Duration passed = Duration.between(begin, scheduler.now());
    if (passed.isNegative()) {
      return Duration.ZERO;
    }
    return passed.compareTo(limit) < 0 ? passed : limit;
  }

  /** Ends what is still under way; says how much of it is lost. */
  private long abandon() {
    long underWay = accounts().pending();
    uninterrupted(intake::abandon);
    // An event that is in hand on the intake's own thread is kept too, but a moment later.
    scheduler.await(outstanding.drained(), IN_HAND);
    // What is kept is pending here for ever, also what was kept before because its sink closed.
    return Math.max(0, underWay - outstanding.keptSoFar());
  }

  private static void log(CloseReport report) {
    if (report.left() > 0) {
      LOG.warn("Closed with {} event(s) still under way, which are lost", report.left());
    }
    if (report.kept() > 0) {
      LOG.info("Closed with {} event(s) kept on disk for the next process", report.kept());
    }
  }
}
