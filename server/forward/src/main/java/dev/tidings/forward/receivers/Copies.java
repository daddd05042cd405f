package dev.tidings.forward.receivers;

import dev.tidings.forward.Delivery;
import dev.tidings.forward.Destination;
import dev.tidings.forward.DestinationPlan;
import dev.tidings.forward.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Delivers messages as often as they are sent: a tree of routes may send an event to one receiver
 * several times.
 *
 * @param copies how often a message is sent, at least once
 */
record Copies(Destination destination, ToIntFunction<Message> copies) implements Destination {
  /** The way to a destination that is delivered to so. */
  record Plan(DestinationPlan plan, ToIntFunction<Message> copies) implements DestinationPlan {
    @Override
    public Destination open() throws IOException {
      return new Copies(plan.open(), copies);
    }

    @Override
    public boolean admits() {
      return plan.admits();
    }
  }

  @Override
  public Delivery deliver(List<Message> batch) throws InterruptedException {
    var sent = new ArrayList<Message>();
    var owners = new ArrayList<Integer>();
    for (int i = 0; i < batch.size(); i++) {
      for (int copy = copies.applyAsInt(batch.get(i)); copy > 0; copy--) {
        sent.add(batch.get(i));
        owners.add(i);
      }
    }
    return switch (destination.deliver(sent)) {
      case Delivery.Done done -> done;
      case Delivery.Later later ->
          new Delivery.Later(owner(owners, later.taken()), later.why(), later.asked());
      case Delivery.Refused refused -> {
        int first = owner(owners, refused.taken());
        int last = owners.get(refused.taken() + refused.refused() - 1);
        yield new Delivery.Refused(first, last - first + 1, refused.why());
      }
    };
  }

  /** The message that a copy is of; behind the last copy, behind the last message. */
  private static int owner(List<Integer> owners, int copy) {
    return copy < owners.size() ? owners.get(copy) : owners.getLast() + 1;
  }

  @Override
  public void close() {
    destination.close();
  }
}
