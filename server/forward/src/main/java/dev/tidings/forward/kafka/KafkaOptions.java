package dev.tidings.forward.kafka;

import static java.util.Objects.requireNonNull;

import dev.tidings.forward.settings.Settings;
import java.time.Duration;
import java.util.List;

/**
 * Where records go, and how.
 *
 * @param brokers host and port of some of the brokers; the others are learned from them
 */
public record KafkaOptions(
    List<String> brokers, Records records, KafkaSecurity security, Client client) {
  private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

  public KafkaOptions {
    brokers = List.copyOf(brokers);
    requireNonNull(records, "records");
    requireNonNull(security, "security");
    requireNonNull(client, "client");
  }

  /** What records look like. */
  public record Records(String topic, Key key) {
    public Records {
      requireNonNull(topic, "topic");
      requireNonNull(key, "key");
    }
  }

  /** What the states of an event have in common, so that they are in one partition, in order. */
  public enum Key {
    /** {@code cluster/uid}. */
    CLUSTER_AND_UID,
    /** The event's uid. */
    UID
  }

  /**
   * How they are sent.
   *
   * @param id how the broker's logs call us
   * @param timeout how long a batch may take until it is acknowledged
   */
  public record Client(String id, Compression compression, Duration timeout) {
    public Client {
      requireNonNull(id, "id");
      requireNonNull(compression, "compression");
      requireNonNull(timeout, "timeout");
    }
  }

  static KafkaOptions read(Settings settings, String route) {
    settings.required("topic");
    if (!settings.names().contains("brokers")) {
      settings.wrong("brokers", "is missing");
    }
    return new KafkaOptions(
        settings.each("brokers", KafkaOptions::broker),
        new Records(settings.parsed("topic", KafkaOptions::topic).orElse(""), Key.CLUSTER_AND_UID),
        KafkaSecurity.read(settings),
        new Client(
            settings.text("clientId").orElse("tidings-" + route),
            settings.parsed("compression", Compression::named).orElse(Compression.NONE),
            settings.duration("timeout", USUAL_TIMEOUT)));
  }

  private static String broker(String text) {
    if (!text.matches("[^\\s,/]+:\\d{1,5}")) {
      throw new IllegalArgumentException("'" + text + "' is no broker such as kafka-0:9092");
    }
    return text;
  }

  /** What Kafka takes as the name of a topic. */
  private static String topic(String text) {
    if (!text.matches("[a-zA-Z0-9._-]{1,249}") || text.matches("\\.{1,2}")) {
      throw new IllegalArgumentException("'" + text + "' is no name of a topic");
    }
    return text;
  }
}
