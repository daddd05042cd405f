package dev.tidings.forward.chat;

import dev.tidings.event.Event;
import dev.tidings.forward.Destination;
import dev.tidings.forward.DestinationPlan;
import java.io.IOException;

/** A way to people, who are sent no more than a bucket has. What it has not is not sent later. */
public record ThrottledPlan(DestinationPlan plan, Bucket bucket) implements DestinationPlan {
  @Override
  public Destination open() throws IOException {
    return plan.open();
  }

  @Override
  public boolean wrote(Event event) {
    return plan.wrote(event);
  }

  @Override
  public boolean wants(Event event) {
    return plan.wants(event);
  }

  @Override
  public boolean admits() {
    return plan.admits() && bucket.take();
  }
}
