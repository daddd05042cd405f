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
  private final ActorScheduler scheduler = new ActorScheduler();
  private final Fates fates = new Fates();
  private final Mailbox<Integer> mailbox = new Mailbox<>(4, scheduler, this::take);
  private volatile boolean ready;

  private boolean take(int item, long ticket) {
    return ready && fates.taken(item, ticket);
  }

  @Actor
  public void put() {
    fates.putInto(mailbox, 0);
    fates.putInto(mailbox, 1);
    scheduler.work();
  }

  @Actor
  public void becomeReadyAndClose() {
    ready = true;
    mailbox.close(fates::left);
    scheduler.work();
  }

  @Arbiter
  public void finish(L_Result result) {
    scheduler.work();
    result.r1 = fates.verdict();
  }
}
