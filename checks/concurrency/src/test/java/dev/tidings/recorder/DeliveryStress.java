package dev.tidings.recorder;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.tidings.event.Event;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** Repeats of one event whose first request fails: one request at a time, all counted. */
@JCStressTest
@Outcome(id = "3, true", expect = ACCEPTABLE, desc = "all counted, each told of once")
@State
public class DeliveryStress {
  private final AtomicInteger sending = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger counted = new AtomicInteger();
  private final Scene scene = new Scene(EventBroadcaster.builder(new FailingOnceSink()));

  /** Remembers the last count that it was asked to write; less than nothing for two at once. */
  private final class FailingOnceSink implements EventSink {
    @Override
    public SinkResult create(Event event) {
      boolean alone = sending.incrementAndGet() == 1;
      counted.set(alone ? event.count() : -1);
      sending.decrementAndGet();
      return requests.incrementAndGet() == 1
          ? new SinkResult.Unreachable("on purpose")
          : new SinkResult.Stored(event);
    }

    @Override
    public SinkResult patch(Event event, EventChange change) {
      return create(event);
    }
  }

  @Actor
  public void recordTwo() {
    scene.record("A1", "same");
    scene.record("A2", "same");
    scene.work();
  }

  @Actor
  public void recordOne() {
    scene.record("B", "same");
    scene.work();
  }

  @Arbiter
  public void finish(LL_Result result) {
    scene.work();
    result.r1 = counted.get();
    result.r2 = scene.verdict(3);
  }
}
