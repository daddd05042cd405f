package dev.tidings.forward.http;

import dev.tidings.forward.Delivery;
import dev.tidings.forward.Message;
import java.util.List;

/** Delivers to a server that takes one message in a request. */
public final class OneByOne {
  private OneByOne() {}

  /** One request. */
  @FunctionalInterface
  public interface Sending {
    Delivery send(Message message) throws InterruptedException;
  }

  /** Delivers a batch, as {@link dev.tidings.forward.Destination} promises it. */
  public static Delivery deliver(List<Message> batch, Sending sending) throws InterruptedException {
    for (int taken = 0; taken < batch.size(); taken++) {
      switch (sending.send(batch.get(taken))) {
        case Delivery.Done done -> {}
        case Delivery.Later later -> {
          return new Delivery.Later(taken, later.why(), later.asked());
        }
        case Delivery.Refused refused -> {
          return new Delivery.Refused(taken, 1, refused.why());
        }
      }
    }
    return new Delivery.Done();
  }
}
