package dev.tidings.recorder;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Closed while its taker has refused: what the taker gave back is not lost, and not doubled. */
@JCStressTest
@Outcome(id = "true", expect = ACCEPTABLE, desc = "one end each, the later one's no farther")
@State
public class MailboxCloseAfterRefusalStress {
  private final Fates fates = new Fates();
  private final MailboxScene scene = new MailboxScene(fates, this::take);
  private volatile boolean ready;

  private boolean take(int item, long ticket) {
    return ready && fates.taken(item, ticket);
  }

  @Actor
  public void put() {
    scene.put();
  }

  @Actor
  public void becomeReadyAndClose() {
    ready = true;
    scene.close();
  }

  @Arbiter
  public void finish(L_Result result) {
    result.r1 = scene.finish();
  }
}
