package dev.tidings.recorder;

import static java.util.Objects.requireNonNull;

/**
 * How events are written to one sink.
 *
 * @param queue how many events wait to be looked at
 * @param concurrency how many requests are made at once
 * @param waiting how many writes wait for their turn or for a retry
 * @param coalesce whether repeats that wait are written as one
 */
public record DeliveryOptions(
    int queue,
    Overflow overflow,
    int concurrency,
    int waiting,
    boolean coalesce,
    RetryPolicy retry) {
  public static final DeliveryOptions DEFAULT =
      new DeliveryOptions(1000, Overflow.DROP_NEWEST, 4, 1000, true, RetryPolicy.BACKOFF);

  public DeliveryOptions {
    requirePositive("queue", queue);
    requireNonNull(overflow, "overflow");
    requirePositive("concurrency", concurrency);
    requirePositive("waiting", waiting);
    requireNonNull(retry, "retry");
  }

  static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1: " + value);
    }
  }

  public DeliveryOptions withQueue(int queue, Overflow overflow) {
    return new DeliveryOptions(queue, overflow, concurrency, waiting, coalesce, retry);
  }

  public DeliveryOptions withConcurrency(int concurrency) {
    return new DeliveryOptions(queue, overflow, concurrency, waiting, coalesce, retry);
  }

  public DeliveryOptions withWaiting(int waiting) {
    return new DeliveryOptions(queue, overflow, concurrency, waiting, coalesce, retry);
  }

  public DeliveryOptions withoutCoalescing() {
    return new DeliveryOptions(queue, overflow, concurrency, waiting, false, retry);
  }

  public DeliveryOptions withRetry(RetryPolicy retry) {
    return new DeliveryOptions(queue, overflow, concurrency, waiting, coalesce, retry);
  }
}
