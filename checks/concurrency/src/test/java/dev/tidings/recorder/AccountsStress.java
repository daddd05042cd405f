package dev.tidings.recorder;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Read while events are on their way: the equation holds, and nothing is ever taken back. */
@JCStressTest
@Outcome(id = "true", expect = ACCEPTABLE, desc = "offered = delivered + dropped + pending")
@State
public class AccountsStress {
  private final Scene scene = new Scene(EventBroadcaster.builder(new PlainSink()).queue(1));
  private boolean consistent;

  @Actor
  public void record() {
    scene.record("A1");
    scene.record("A2");
    scene.work();
  }

  @Actor
  public void read() {
    Accounts earlier = scene.broadcaster().accounts();
    Accounts later = scene.broadcaster().accounts();
    consistent =
        addsUp(earlier)
            && addsUp(later)
            && earlier.offered() <= later.offered()
            && earlier.delivered() <= later.delivered()
            && earlier.droppedInAll() <= later.droppedInAll();
  }

  private static boolean addsUp(Accounts accounts) {
    return accounts.pending() >= 0
        && accounts.offered()
            == accounts.delivered() + accounts.droppedInAll() + accounts.pending();
  }

  @Arbiter
  public void finish(L_Result result) {
    scene.work();
    result.r1 = consistent ? scene.verdict(2) : "inconsistent";
  }
}
