package dev.tidings.recorder;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Closed while a watcher with room for one event is waited for. */
@JCStressTest
@Outcome(id = "true", expect = ACCEPTABLE, desc = "every event accounted for and told of once")
@State
public class CloseWhileWaitingStress {
  private final WaitingScene scene = new WaitingScene();

  @Actor
  public void record() {
    scene.record();
  }

  @Actor
  public void close() {
    scene.work();
    scene.broadcaster().close(Duration.ZERO);
    scene.work();
  }

  @Arbiter
  public void finish(L_Result result) {
    result.r1 = scene.finish();
  }
}
