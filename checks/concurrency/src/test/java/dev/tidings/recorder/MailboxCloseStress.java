package dev.tidings.recorder;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * Closed while it is used: each item is refused, taken, or left to who closed, and is one of it.
 */
@JCStressTest
@Outcome(id = "true", expect = ACCEPTABLE, desc = "one end each, the later one's no farther")
@State
public class MailboxCloseStress {
  private final Fates fates = new Fates();
  private final MailboxScene scene = new MailboxScene(fates, fates::taken);

  @Actor
  public void put() {
    scene.put();
  }

  @Actor
  public void close() {
    scene.close();
  }

  @Arbiter
  public void finish(L_Result result) {
    result.r1 = scene.finish();
  }
}
