package dev.tidings.forward.exporter;

import dev.tidings.forward.http.TlsFiles;

/**
 * How Kafka is reached.
 *
 * @param tls whether the connection is encrypted, as {@code security} says
 * @param mechanism of SASL: {@code plain}, {@code sha256} or {@code sha512}; empty for no SASL
 */
public record KafkaAccess(
    boolean tls, TlsFiles security, String mechanism, String username, String password) {
  static KafkaAccess read(Entry entry) {
    Entry sasl = entry.within("sasl");
    String mechanism = sasl.text("mechanism").isEmpty() ? "plain" : sasl.text("mechanism");
    if (!mechanism.matches("plain|sha256|sha512")) {
      throw new IllegalArgumentException(
          "invalid scram sha mechanism: "
              + mechanism
              + ": can be one of 'sha256', 'sha512' or 'plain'");
    }
    return new KafkaAccess(
        entry.within("tls").flag("enable"),
        TlsReader.read(entry.within("tls")),
        sasl.flag("enable") ? mechanism : "",
        sasl.text("username"),
        sasl.text("password"));
  }
}
