package dev.tidings.recorder;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** Paused while events are recorded: each is recorded or held back, and none after one that was. */
@JCStressTest
@Outcome(
    id = {"Created Created, true", "Created PAUSED, true", "PAUSED PAUSED, true"},
    expect = ACCEPTABLE,
    desc = "as before, and then no more")
@State
public class PauseStress {
  private final Scene scene = new Scene(EventBroadcaster.builder(new PlainSink()));

  @Actor
  public void record() {
    scene.record("A1");
    scene.record("A2");
    scene.work();
  }

  @Actor
  public void pause() {
    scene.broadcaster().switches().pause();
    scene.work();
  }

  @Arbiter
  public void finish(LL_Result result) {
    scene.work();
    result.r1 = scene.outcomes();
    result.r2 = scene.verdict(2);
  }
}
