package dev.tidings.forward.kafka;

import static java.util.Objects.requireNonNull;

import dev.tidings.forward.http.Secret;
import dev.tidings.forward.http.TlsFiles;
import dev.tidings.forward.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * How connections to brokers are secured.
 *
 * @param tls empty for no TLS
 * @param sasl who we are; empty to say nothing, except perhaps by a certificate
 */
public record KafkaSecurity(Optional<TlsFiles> tls, Optional<Sasl> sasl) {
  /** A name and a password. */
  public record Sasl(Mechanism mechanism, String username, Secret password) {
    public Sasl {
      requireNonNull(mechanism, "mechanism");
      requireNonNull(username, "username");
      requireNonNull(password, "password");
    }

    /** How Java's authentication is told of it. */
    String jaas() throws IOException {
      return mechanism.module
          + (" required username=" + quoted(username))
          + (" password=" + quoted(password.text()) + ";");
    }

    private static String quoted(String text) {
      return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
  }

  /** How a password is shown. */
  public enum Mechanism {
    PLAIN("PLAIN", "org.apache.kafka.common.security.plain.PlainLoginModule"),
    SCRAM_SHA_256("SCRAM-SHA-256", "org.apache.kafka.common.security.scram.ScramLoginModule"),
    SCRAM_SHA_512("SCRAM-SHA-512", "org.apache.kafka.common.security.scram.ScramLoginModule");

    private final String text;
    private final String module;

    Mechanism(String text, String module) {
      this.text = text;
      this.module = module;
    }

    String text() {
      return text;
    }

    private static Mechanism named(String text) {
      return Arrays.stream(values())
          .filter(each -> each.text.equals(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "'" + text + "' is none of PLAIN, SCRAM-SHA-256 and SCRAM-SHA-512"));
    }
  }

  static KafkaSecurity read(Settings settings) {
    return new KafkaSecurity(
        settings.names().contains("tls") ? Optional.of(TlsFiles.read(settings)) : Optional.empty(),
        settings.object("sasl").map(KafkaSecurity::sasl));
  }

  private static Sasl sasl(Settings settings) {
    settings.required("passwordFile");
    return new Sasl(
        settings.parsed("mechanism", Mechanism::named).orElse(Mechanism.PLAIN),
        settings.required("username"),
        Secret.in(settings.parsed("passwordFile", Path::of).orElse(Path.of(""))));
  }

  /** How Kafka calls it. */
  String protocol() {
    if (sasl.isPresent()) {
      return tls.isPresent() ? "SASL_SSL" : "SASL_PLAINTEXT";
    }
    return tls.isPresent() ? "SSL" : "PLAINTEXT";
  }
}
