package dev.tidings.recorder;

import dev.tidings.recorder.BroadcasterOptions.BoundSink;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Collects what an {@link EventBroadcaster} is to be. Not safe for use by several threads. */
public final class BroadcasterBuilder {
  private static final int QUEUE = 1000;
  private static final int QUEUE_BEFORE_SPOOL = 1 << 17;

  private final List<BoundSink> sinks = new ArrayList<>();
  private final List<ObjectReferences> references = new ArrayList<>();
  private @Nullable String reportingController;
  private @Nullable String host;
  private @Nullable Integer queue;
  private @Nullable SpoolOptions spool;
  private int rememberedSpacings = 4096;
  private Duration drainOnClose = Duration.ofSeconds(5);
  private Fidelity fidelity = Fidelity.IMPROVED;
  private @Nullable Scheduler scheduler;
  private @Nullable RandomGenerator random;

  BroadcasterBuilder() {
    references.add(ObjectReferences.PLAIN);
  }

  /** Writes to this sink as well. */
  public BroadcasterBuilder sink(EventSink sink) {
    return sink(sink, SinkOptions.DEFAULT);
  }

  /** Writes to this sink as well, in a way of its own. */
  public BroadcasterBuilder sink(EventSink sink, SinkOptions options) {
    sinks.add(new BoundSink(sink, options));
    references.add(sink.references());
    return this;
  }

  /**
   * Who reports through {@link EventBroadcaster#recorder()}, such as {@code example.com/backup}.
   */
  public BroadcasterBuilder reportingController(String reportingController) {
    this.reportingController = reportingController;
    return this;
  }

  /** Where this program runs; the host's name, which is a pod's own, unless it is said. */
  public BroadcasterBuilder host(String host) {
    this.host = host;
    return this;
  }

  /** How objects are referred to that neither the sinks nor the recorder know. */
  public BroadcasterBuilder references(ObjectReferences references) {
    this.references.add(references);
    return this;
  }

  /**
   * Keeps the events of the one sink on disk until they are written, as {@link
   * SinkOptions#withSpool} does; several sinks are each given a spool there.
   *
   * @param directory is made if it is not there, and belongs to one process at a time
   * @param maxBytes of all files together, at least 64 KiB; when they are full, the oldest events
   *     go
   * @throws IllegalArgumentException if that is too little
   */
  public BroadcasterBuilder spool(Path directory, long maxBytes) {
    this.spool = new SpoolOptions(directory, maxBytes);
    return this;
  }

  /**
   * How many events may wait to be handed on. 1000 unless it is said; with a spool 131,072, so that
   * a burst gets to the disk: some 40 MB if they all wait, each with a message of 100 bytes.
   */
  public BroadcasterBuilder queue(int queue) {
    this.queue = queue;
    return this;
  }

  /**
   * How many events that were recorded with {@link Occurrence#once} or {@link
   * Occurrence#atMostEvery} are remembered, the latest ones. 4096 unless it is said.
   */
  public BroadcasterBuilder rememberedSpacings(int rememberedSpacings) {
    this.rememberedSpacings = rememberedSpacings;
    return this;
  }

  /** How long {@link EventBroadcaster#close()} waits for what is under way. Five seconds. */
  public BroadcasterBuilder drainOnClose(Duration drainOnClose) {
    this.drainOnClose = drainOnClose;
    return this;
  }

  /** Makes events as client-go does where that is not the sensible thing. */
  public BroadcasterBuilder fidelity(Fidelity fidelity) {
    this.fidelity = fidelity;
    return this;
  }

  /** Where and when the work is done; for tests on simulated time. */
  public BroadcasterBuilder scheduler(Scheduler scheduler) {
    this.scheduler = scheduler;
    return this;
  }

  /** Where chance comes from; for tests. */
  public BroadcasterBuilder random(RandomGenerator random) {
    this.random = random;
    return this;
  }

  /**
   * The broadcaster.
   *
   * @throws IllegalArgumentException if it could not work like this
   * @throws IllegalStateException if another process uses the spool
   * @throws UncheckedIOException if the spool cannot be read and written
   */
  public EventBroadcaster build() {
    BroadcasterOptions options = options();
    return new EventBroadcaster(options, options.openSpools()).begun();
  }

  private BroadcasterOptions options() {
    List<BoundSink> all = sinks();
    boolean spools = all.stream().anyMatch(sink -> sink.options().spool() != null);
    int usual = spools ? QUEUE_BEFORE_SPOOL : QUEUE;
    return new BroadcasterOptions(
        all,
        reporter(),
        queue == null ? usual : queue,
        rememberedSpacings,
        drainOnClose,
        fidelity,
        ObjectReferences.firstOf(references),
        scheduler == null ? new ThreadScheduler() : scheduler,
        random == null ? threadLocalRandom() : random);
  }

  private List<BoundSink> sinks() {
    if (spool == null) {
      return List.copyOf(sinks);
    }
    if (sinks.size() != 1) {
      throw new IllegalArgumentException(
          "spool is for one sink, and there are " + sinks.size() + ": see SinkOptions.withSpool");
    }
    BoundSink only = sinks.get(0);
    return List.of(new BoundSink(only.sink(), only.options().withSpool(spool)));
  }

  private @Nullable Reporter reporter() {
    return reportingController == null
        ? null
        : new Reporter(reportingController, host == null ? HostName.own() : host);
  }

  /** The generator of whichever thread asks. */
  private static RandomGenerator threadLocalRandom() {
    return () -> ThreadLocalRandom.current().nextLong();
  }
}
