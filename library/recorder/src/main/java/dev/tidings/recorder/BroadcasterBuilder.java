package dev.tidings.recorder;

import dev.tidings.recorder.BroadcasterOptions.BoundSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Collects what an {@link EventBroadcaster} is to be. Not safe for use by several threads. */
public final class BroadcasterBuilder {
  private final List<BoundSink> sinks = new ArrayList<>();
  private final List<ObjectReferences> references = new ArrayList<>();
  private @Nullable String reportingController;
  private @Nullable String host;
  private int queue = 1000;
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

  /** How many events may wait to be handed on. 1000 unless it is said. */
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
   */
  public EventBroadcaster build() {
    return new EventBroadcaster(
        new BroadcasterOptions(
            List.copyOf(sinks),
            reporter(),
            queue,
            rememberedSpacings,
            drainOnClose,
            fidelity,
            ObjectReferences.firstOf(references),
            scheduler == null ? new ThreadScheduler() : scheduler,
            random == null ? threadLocalRandom() : random));
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
