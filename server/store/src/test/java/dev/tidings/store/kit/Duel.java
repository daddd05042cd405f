package dev.tidings.store.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.store.EventStore;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A store and the model of a correct one, which are told the same and must answer the same. */
final class Duel implements AutoCloseable {
  private final StoreOpener opener;
  private final StoreOpener.Settings settings;
  private final MovingClock clock;
  private final ModelStore model;
  private Opened subject;

  Duel(StoreOpener opener, StoreOpener.Settings settings, MovingClock clock) {
    this.opener = opener;
    this.settings = settings;
    this.clock = clock;
    this.model = new ModelStore(settings);
    this.subject = opener.open(settings);
  }

  EventStore subject() {
    return subject.store();
  }

  ModelStore model() {
    return model;
  }

  MovingClock clock() {
    return clock;
  }

  void upkeep() {
    subject.upkeep().run();
    model.upkeep();
  }

  void reopen() {
    subject.close();
    subject = opener.open(settings);
  }

  /** Plays a step and compares what must be the same after any. */
  void play(Step step) {
    step.play(this);
    var expected = model.stats();
    var found = subject().stats();
    assertThat(found.revision()).as("revision").isEqualTo(expected.revision());
    assertThat(found.compactedRevision()).as("compacted").isEqualTo(expected.compactedRevision());
    assertThat(found.liveEvents()).as("live events").isEqualTo(expected.liveEvents());
  }

  static <T> T await(CompletableFuture<T> answer) {
    try {
      return answer.get(10, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("a store did not answer", e);
    }
  }

  @Override
  public void close() {
    subject.close();
  }
}
