package dev.tidings.recorder;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** Stopped while events are recorded: sees none from then on, and each is counted once. */
@JCStressTest
@Outcome(
    id = {", true", "A1, true", "A1 A2, true"},
    expect = ACCEPTABLE,
    desc = "never B, never A2 without A1")
@State
public class UnwatchStress {
  private final Scene scene = new Scene(EventBroadcaster.builder(new PlainSink()));
  private final Subscription watcher = scene.watch(WatchOptions.DEFAULT);

  @Actor
  public void record() {
    scene.record("A1");
    scene.record("A2");
    scene.work();
  }

  @Actor
  public void stop() {
    watcher.close();
    scene.record("B");
    scene.work();
  }

  @Arbiter
  public void finish(LL_Result result) {
    scene.work();
    result.r1 = scene.seen();
    result.r2 = scene.verdict(3, watcher);
  }
}
