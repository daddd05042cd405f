package dev.tidings.recorder;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.util.concurrent.CompletableFuture;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Waiting for the end while the end comes: it is not missed, and not told too early. */
@JCStressTest
@Outcome(id = "true", expect = ACCEPTABLE, desc = "done, and not while anything was left")
@State
public class OutstandingStress {
  private final Outstanding outstanding = new Outstanding();
  private volatile boolean finished;
  private boolean early;
  private CompletableFuture<Void> drained = new CompletableFuture<>();

  public OutstandingStress() {
    outstanding.begun();
  }

  @Actor
  public void handOn() {
    outstanding.begun();
    outstanding.finished();
    finished = true;
    outstanding.finished();
  }

  @Actor
  public void await() {
    drained = outstanding.drained();
    early = drained.isDone() && !finished;
  }

  @Arbiter
  public void finish(L_Result result) {
    result.r1 = drained.isDone() && !early;
  }
}
