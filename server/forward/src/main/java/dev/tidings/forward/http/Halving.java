package dev.tidings.forward.http;

import dev.tidings.forward.Delivery;
import dev.tidings.forward.Message;
import java.util.List;

/**
 * Delivers to a server that takes a request as a whole or not at all: one that is refused is sent
 * again in halves, until it is known which message is not wanted.
 */
public final class Halving {
  private Halving() {}

  /** One request. */
  @FunctionalInterface
  public interface Sending {
    Delivery send(List<Message> messages) throws InterruptedException;
  }

  /** Delivers a batch, as {@link dev.tidings.forward.Destination} promises it. */
  public static Delivery deliver(List<Message> batch, Sending sending) throws InterruptedException {
    int most = batch.size();
    int taken = 0;
    while (taken < batch.size()) {
      List<Message> part = batch.subList(taken, Math.min(taken + most, batch.size()));
      switch (sending.send(part)) {
        case Delivery.Done done -> taken += part.size();
        case Delivery.Later later -> {
          return new Delivery.Later(taken + later.taken(), later.why(), later.asked());
        }
        case Delivery.Refused refused when part.size() == 1 -> {
          return new Delivery.Refused(taken, 1, refused.why());
        }
        case Delivery.Refused refused -> most = (part.size() + 1) / 2;
      }
    }
    return new Delivery.Done();
  }
}
