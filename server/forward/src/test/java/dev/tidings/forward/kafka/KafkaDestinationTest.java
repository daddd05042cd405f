package dev.tidings.forward.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.forward.Delivery;
import dev.tidings.forward.Destination;
import dev.tidings.forward.Message;
import dev.tidings.forward.http.Secret;
import dev.tidings.forward.kafka.KafkaSecurity.Mechanism;
import dev.tidings.forward.kafka.KafkaSecurity.Sasl;
import dev.tidings.forward.kit.Events;
import dev.tidings.forward.kit.Surrounding;
import dev.tidings.forward.routes.RoutesFile;
import dev.tidings.forward.settings.SettingsException;
import dev.tidings.store.kit.MovingClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What needs no broker; the rest is in checks/integration, with a real one. */
@Timeout(60)
class KafkaDestinationTest {
  @TempDir Path folder;

  private static Destination kafka(String options) throws IOException {
    String yaml = "routes: [{name: r, destination: {kafka: {%s}}}]".formatted(options);
    return RoutesFile.installed(Surrounding.by(new MovingClock()))
        .read(yaml.getBytes(UTF_8))
        .routes()
        .getFirst()
        .destination()
        .open();
  }

  @Test
  void brokersThatAreAwayAreTriedLaterAndNotForLong() throws Exception {
    var message =
        new Message("prod", Events.ofPod("shop", "a"), Message.Form.EVENT, "{}".getBytes(UTF_8));
    try (Destination kafka = kafka("brokers: '127.0.0.1:1', topic: t, timeout: 50ms")) {
      assertThat(kafka.deliver(List.of(message)))
          .isInstanceOfSatisfying(
              Delivery.Later.class, later -> assertThat(later.taken()).isZero());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "topic: t | brokers: is missing",
        "brokers: 'a:1' | topic: is missing",
        "brokers: [a], topic: t | 'a' is no broker such as kafka-0:9092",
        "brokers: 'a:1', topic: a b | 'a b' is no name of a topic",
        "brokers: 'a:1', topic: t, compression: zip | none of none, gzip, snappy, lz4, zstd",
        "brokers: 'a:1', topic: t, sasl: {username: u} | passwordFile: is missing",
        "brokers: 'a:1', topic: t, sasl: {mechanism: GSSAPI} | 'GSSAPI' is none of PLAIN",
        "brokers: 'a:1', topic: t, acks: 1 | 'acks' is unknown"
      })
  void whatCannotBeMeantIsToldBefore(String options, String problem) {
    assertThatThrownBy(() -> kafka(options))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void aPasswordIsToldAsJavasAuthenticationWantsIt() throws Exception {
    Path password = Files.writeString(folder.resolve("password"), "sword\"fi\\sh\n");

    assertThat(new Sasl(Mechanism.SCRAM_SHA_512, "u", Secret.in(password)).jaas())
        .isEqualTo(
            "org.apache.kafka.common.security.scram.ScramLoginModule required"
                + " username=\"u\" password=\"sword\\\"fi\\\\sh\";");
  }
}
