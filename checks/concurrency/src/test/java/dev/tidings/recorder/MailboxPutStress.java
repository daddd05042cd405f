package dev.tidings.recorder;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Two threads put, and take turns at taking: each item once, in order, one at a time. */
@JCStressTest
@Outcome(id = "1234|1324|1342|3124|3142|3412", expect = ACCEPTABLE, desc = "each in its order")
@State
public class MailboxPutStress {
  private final ActorScheduler scheduler = new ActorScheduler();
  private final Taken taken = new Taken();
  private final Mailbox<Integer> mailbox = new Mailbox<>(4, scheduler, taken::take);

  @Actor
  public void putOneAndTwo() {
    mailbox.put(1);
    mailbox.put(2);
    scheduler.work();
  }

  @Actor
  public void putThreeAndFour() {
    mailbox.put(3);
    mailbox.put(4);
    scheduler.work();
  }

  @Arbiter
  public void finish(L_Result result) {
    scheduler.work();
    result.r1 = taken.toString();
  }
}
