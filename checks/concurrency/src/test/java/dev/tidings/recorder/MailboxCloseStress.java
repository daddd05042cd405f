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
  private final ActorScheduler scheduler = new ActorScheduler();
  private final Fates fates = new Fates();
  private final Mailbox<Integer> mailbox = new Mailbox<>(4, scheduler, fates::taken);

  @Actor
  public void put() {
    fates.putInto(mailbox, 0);
    fates.putInto(mailbox, 1);
    scheduler.work();
  }

  @Actor
  public void close() {
    mailbox.close(fates::left);
    scheduler.work();
  }

  @Arbiter
  public void finish(L_Result result) {
    scheduler.work();
    result.r1 = fates.verdict();
  }
}
