package dev.tidings.benchmarks.routes;

import java.io.IOException;
import java.nio.file.Path;

/**
 * How fast a route takes what waits to a topic of four partitions, each batch acknowledged before
 * the next, by a broker on the same machine.
 */
public final class KafkaFigures {
  private KafkaFigures() {}

  /**
   * Measures.
   *
   * @param arguments where {@code checks/kafka} is built
   */
  public static void main(String[] arguments) throws IOException {
    Path built = Path.of(arguments[0]);
    print("to Kafka, batches of 500 (usual)", "", built);
    print("to Kafka, batches of 100", "delivery: {batch: 100}, ", built);
  }

  private static void print(String what, String options, Path built) throws IOException {
    try (var routed = new Routed();
        var broker = KafkaProcess.start(built, routed.folder())) {
      Draining.print(
          what,
          routed,
          "%sdestination: {kafka: {brokers: '%s', topic: events, timeout: 60s}}"
              .formatted(options, broker.address()));
    }
  }
}
