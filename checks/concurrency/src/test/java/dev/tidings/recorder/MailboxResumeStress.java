package dev.tidings.recorder;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A taker that is not ready becomes so, and says it: nothing is left behind, nothing overtakes. */
@JCStressTest
@Outcome(id = "12", expect = ACCEPTABLE, desc = "both, in order")
@State
public class MailboxResumeStress {
  private final ActorScheduler scheduler = new ActorScheduler();
  private final Taken taken = new Taken().refusing();
  private final Mailbox<Integer> mailbox = new Mailbox<>(4, scheduler, taken::take);

  @Actor
  public void put() {
    mailbox.put(1);
    mailbox.put(2);
    scheduler.work();
  }

  @Actor
  public void becomeReady() {
    taken.becomeReady();
    mailbox.resume();
    scheduler.work();
  }

  @Arbiter
  public void finish(L_Result result) {
    scheduler.work();
    result.r1 = taken.toString();
  }
}
