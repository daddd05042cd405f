package dev.tidings.integration.destinations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidings.forward.Delivery;
import dev.tidings.forward.Destination;
import dev.tidings.forward.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real broker, which is killed too. */
@Timeout(300)
class KafkaDestinationTest {
  @TempDir static Path home;

  private static Optional<KafkaBroker> started = Optional.empty();

  @BeforeAll
  static void start() throws Exception {
    started = KafkaBroker.start(home);
    assumeTrue(started.isPresent(), "there is no broker");
  }

  @AfterAll
  static void end() {
    started.ifPresent(KafkaBroker::close);
  }

  private static KafkaBroker broker() {
    return started.orElseThrow();
  }

  private static Destination plain(String topic, String options) throws Exception {
    return Samples.destination(
        "kafka: {brokers: '%s', topic: %s, %s}".formatted(broker().plain(), topic, options));
  }

  private static Map<String, List<String>> idsByKey(List<Message> messages) {
    return messages.stream()
        .collect(
            Collectors.groupingBy(
                each -> each.cluster() + "/" + each.event().metadata().uid(),
                Collectors.mapping(Message::id, Collectors.toList())));
  }

  @Test
  void everyMessageIsARecordWithItsIdAndTheStatesOfAnEventAreInOrder() throws Exception {
    List<Message> batch = Samples.states(10, 100, 1);
    try (Destination kafka = plain("plain", "compression: zstd")) {
      assertThat(kafka.deliver(batch)).isEqualTo(new Delivery.Done());
    }

    KafkaRecords records = KafkaRecords.of(broker().plain(), "plain");
    assertThat(records.all()).hasSize(1000);
    assertThat(records.idsByKey()).isEqualTo(idsByKey(batch));
    assertThat(records.all())
        .allSatisfy(each -> assertThat(KafkaRecords.header(each, "tidings-route")).isEqualTo("r"))
        .allSatisfy(each -> assertThat(each.value()).startsWith("{").contains("BackOff"));
    assertThat(records.all().stream().map(each -> each.partition()).distinct().count())
        .isGreaterThan(1);
  }

  @Test
  void oneThatIsTooLargeIsRefusedAndTakesNoOthersWithIt() throws Exception {
    Message small = Samples.state("small", 1, 1, Map.of());
    var large = small.with(Message.Form.EVENT, new byte[2 << 20]);
    try (Destination kafka = plain("large", "compression: none")) {
      assertThat(kafka.deliver(List.of(small, large, small)))
          .isInstanceOfSatisfying(
              Delivery.Refused.class,
              refused -> {
                assertThat(refused.taken()).isOne();
                assertThat(refused.refused()).isOne();
                assertThat(refused.why()).contains("RecordTooLarge");
              });
    }

    assertThat(KafkaRecords.of(broker().plain(), "large").all()).hasSize(1);
  }

  @Test
  void aBrokerThatIsKilledAndComesAgainHasMissedNothingAndAllIsInOrder() throws Exception {
    List<Message> all = Samples.states(7, 60, 1);
    List<Delivery> failed = new ArrayList<>();
    try (Destination kafka = plain("killed", "timeout: 2s")) {
      assertThat(kafka.deliver(all.subList(0, 100))).isEqualTo(new Delivery.Done());
      broker().kill();
      assertThat(kafka.deliver(all.subList(100, 200))).isInstanceOf(Delivery.Later.class);
      broker().up();
      deliver(kafka, all.subList(100, all.size()), failed);
    }

    assertThat(KafkaRecords.of(broker().plain(), "killed").idsByKey()).isEqualTo(idsByKey(all));
    assertThat(failed).hasSizeLessThan(60);
  }

  /** As a route does. */
  private static void deliver(Destination kafka, List<Message> messages, List<Delivery> failed)
      throws InterruptedException {
    List<Message> rest = messages;
    while (!rest.isEmpty()) {
      Delivery delivery = kafka.deliver(rest.subList(0, Math.min(50, rest.size())));
      int taken =
          switch (delivery) {
            case Delivery.Done done -> Math.min(50, rest.size());
            case Delivery.Later later -> later.taken();
            case Delivery.Refused refused -> throw new AssertionError(refused);
          };
      failed.addAll(delivery instanceof Delivery.Done ? List.of() : List.of(delivery));
      assertThat(failed).hasSizeLessThan(60);
      rest = rest.subList(taken, rest.size());
    }
  }

  @Test
  void aConnectionIsSecuredAndAPasswordShown() throws Exception {
    Path password = Files.writeString(home.resolve("password"), KafkaBroker.PASSWORD);
    String options =
        "kafka: {brokers: '%s', topic: secured, tls: {caFile: %s}, timeout: 20s,"
            + " sasl: {username: %s, passwordFile: %s}}";
    Path authority = home.resolve("server.crt");
    List<Message> batch = Samples.states(1, 1, 1);

    try (Destination kafka =
        Samples.destination(
            options.formatted(broker().secure(), authority, KafkaBroker.USER, password))) {
      assertThat(kafka.deliver(batch)).isEqualTo(new Delivery.Done());
    }
    try (Destination stranger =
        Samples.destination(options.formatted(broker().secure(), authority, "else", password))) {
      assertThat(stranger.deliver(batch))
          .isInstanceOfSatisfying(
              Delivery.Later.class,
              later ->
                  assertThat(later.why())
                      .contains("uthentication")
                      .doesNotContain(KafkaBroker.PASSWORD));
    }

    assertThat(KafkaRecords.of(broker().plain(), "secured").all()).hasSize(1);
  }
}
