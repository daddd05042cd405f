package dev.tidings.forward.http;

import dev.tidings.forward.Delivery;
import dev.tidings.forward.Message;
import java.util.List;

/**
 * Delivers to a server that takes requests of a bounded size. One that is refused as a whole is
 * sent again in halves, until it is known which message is not wanted.
 */
public final class Halving {
  /** What the bodies of the messages of a request are together, unless one alone is more. */
  private static final int MOST_BYTES = 5 << 20;

  private Halving() {}

  /** One request, of which it may also be known how far it got. */
  @FunctionalInterface
  public interface Sending {
    Delivery send(List<Message> messages) throws InterruptedException;
  }

  /** Delivers a batch, as {@link dev.tidings.forward.Destination} promises it. */
  public static Delivery deliver(List<Message> batch, Sending sending) throws InterruptedException {
    int most = batch.size();
    int taken = 0;
    while (taken < batch.size()) {
      List<Message> part = first(batch.subList(taken, batch.size()), most);
      switch (sending.send(part)) {
        case Delivery.Done done -> taken += part.size();
        case Delivery.Later later -> {
          return new Delivery.Later(taken + later.taken(), later.why(), later.asked());
        }
        case Delivery.Refused whole when part.size() > 1 && whole.refused() == part.size() ->
            most = (part.size() + 1) / 2;
        case Delivery.Refused refused -> {
          return new Delivery.Refused(taken + refused.taken(), refused.refused(), refused.why());
        }
      }
    }
    return new Delivery.Done();
  }

  private static List<Message> first(List<Message> rest, int most) {
    long bytes = 0;
    int number = 0;
    while (number < Math.min(most, rest.size())) {
      bytes += rest.get(number).body().length;
      if (number > 0 && bytes > MOST_BYTES) {
        break;
      }
      number++;
    }
    return rest.subList(0, number);
  }
}
