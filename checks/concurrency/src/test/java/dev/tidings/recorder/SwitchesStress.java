package dev.tidings.recorder;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** Turned by two threads at once: both have their way. */
@JCStressTest
@Outcome(id = "PAUSED, TYPE_EXCLUDED", expect = ACCEPTABLE, desc = "both switches are turned")
@State
public class SwitchesStress {
  private final Switches switches = new Switches();

  @Actor
  public void pause() {
    switches.pause();
  }

  @Actor
  public void warningsOnly() {
    switches.minimumType(EventType.WARNING);
  }

  @Arbiter
  public void finish(LL_Result result) {
    result.r1 = switches.refuse(EventType.NORMAL, "R", "");
    switches.resume();
    result.r2 = switches.refuse(EventType.NORMAL, "R", "");
  }
}
