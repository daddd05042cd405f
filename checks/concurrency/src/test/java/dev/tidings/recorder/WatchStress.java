package dev.tidings.recorder;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Added while events are recorded: sees all from then on, in order, and none from before. */
@JCStressTest
@Outcome(
    id = {"C", "C A2", "A2 C", "C A1 A2", "A1 C A2", "A1 A2 C"},
    expect = ACCEPTABLE,
    desc = "never B, always C, never A1 without A2")
@State
public class WatchStress {
  private final Scene scene = new Scene(EventBroadcaster.builder());

  @Actor
  public void record() {
    scene.record("A1");
    scene.record("A2");
    scene.work();
  }

  @Actor
  public void watch() {
    scene.record("B");
    scene.watch(WatchOptions.DEFAULT);
    scene.record("C");
    scene.work();
  }

  @Arbiter
  public void finish(L_Result result) {
    scene.work();
    result.r1 = scene.seen();
  }
}
