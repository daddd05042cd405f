package dev.tidings.recorder;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Closed without any time while events are recorded: each comes to exactly one end. */
@JCStressTest
@Outcome(id = "true", expect = ACCEPTABLE, desc = "every event accounted for and told of once")
@State
public class CloseStress {
  private final Scene scene = new Scene(EventBroadcaster.builder(new PlainSink()));

  @Actor
  public void record() {
    scene.record("A1");
    scene.record("A2");
    scene.work();
  }

  @Actor
  public void close() {
    scene.record("B");
    scene.broadcaster().close(Duration.ZERO);
    scene.record("C");
    scene.work();
  }

  @Arbiter
  public void finish(L_Result result) {
    scene.work();
    result.r1 = scene.verdict(4);
  }
}
