package dev.tidings.recorder;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be said about the way from the broadcaster to one sink.
 *
 * @param correlation for sinks that write core/v1
 * @param series for sinks that write events.k8s.io/v1
 * @param spool keeps what has not been written on disk; null for no spool
 */
public record SinkOptions(
    CorrelationOptions correlation,
    SeriesOptions series,
    Repeats repeats,
    DeliveryOptions delivery,
    Fidelity fidelity,
    @Nullable SpoolOptions spool) {
  public static final SinkOptions DEFAULT =
      new SinkOptions(
          CorrelationOptions.KUBERNETES,
          SeriesOptions.KUBERNETES,
          Repeats.COUNTED,
          DeliveryOptions.DEFAULT,
          Fidelity.IMPROVED,
          null);

  public SinkOptions {
    requireNonNull(correlation, "correlation");
    requireNonNull(series, "series");
    requireNonNull(repeats, "repeats");
    requireNonNull(delivery, "delivery");
    requireNonNull(fidelity, "fidelity");
  }

  /**
   * What client-go's tools/record does, to the letter: one event after the other, the same pause
   * between the tries for one, which all others wait for, and every refusal final.
   */
  public static SinkOptions clientGo(Duration sleep) {
    DeliveryOptions delivery =
        DeliveryOptions.DEFAULT
            .withConcurrency(1)
            .withWaiting(1)
            .withoutCoalescing()
            .withRetry(RetryPolicy.clientGo(sleep));
    return new SinkOptions(
        CorrelationOptions.KUBERNETES,
        SeriesOptions.KUBERNETES,
        Repeats.COUNTED,
        delivery,
        Fidelity.CLIENT_GO,
        null);
  }

  /** What client-go's tools/events does, to the letter: every event is written on its own. */
  public static SinkOptions clientGoSeries(Duration sleep) {
    DeliveryOptions delivery =
        DeliveryOptions.DEFAULT
            .withConcurrency(Integer.MAX_VALUE)
            .withWaiting(Integer.MAX_VALUE)
            .withoutCoalescing()
            .withRetry(RetryPolicy.clientGoSeries(sleep));
    return new SinkOptions(
        CorrelationOptions.KUBERNETES,
        SeriesOptions.KUBERNETES,
        Repeats.COUNTED,
        delivery,
        Fidelity.CLIENT_GO,
        null);
  }

  /**
   * Keeps events on disk until they are written, so that they survive a crash of the program and an
   * outage of the server, in order. What may work later is then tried for ever; what does not fit
   * into memory is read back from disk. An event that is written just before a crash may be written
   * again after it.
   */
  public SinkOptions withSpool(SpoolOptions spool) {
    return new SinkOptions(correlation, series, repeats, delivery, fidelity, spool);
  }

  public SinkOptions withCorrelation(CorrelationOptions correlation) {
    return new SinkOptions(correlation, series, repeats, delivery, fidelity, spool);
  }

  public SinkOptions withSeries(SeriesOptions series) {
    return new SinkOptions(correlation, series, repeats, delivery, fidelity, spool);
  }

  public SinkOptions withRepeats(Repeats repeats) {
    return new SinkOptions(correlation, series, repeats, delivery, fidelity, spool);
  }

  public SinkOptions withDelivery(DeliveryOptions delivery) {
    return new SinkOptions(correlation, series, repeats, delivery, fidelity, spool);
  }
}
