package dev.tidings.recorder;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Stopped while it is waited for: the others are not held up, and each event is counted once. */
@JCStressTest
@Outcome(id = "true", expect = ACCEPTABLE, desc = "every event accounted for and told of once")
@State
public class UnwatchWhileWaitingStress {
  private final WaitingScene scene = new WaitingScene();

  @Actor
  public void record() {
    scene.record();
  }

  @Actor
  public void stop() {
    scene.watcher().close();
    scene.work();
  }

  @Arbiter
  public void finish(L_Result result) {
    result.r1 = scene.finish();
  }
}
