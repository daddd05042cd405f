package dev.tidings.forward.loki;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.event.Event;
import dev.tidings.forward.Delivery;
import dev.tidings.forward.Destination;
import dev.tidings.forward.Message;
import dev.tidings.forward.kit.Events;
import dev.tidings.forward.kit.Surrounding;
import dev.tidings.forward.routes.RoutesFile;
import dev.tidings.forward.settings.SettingsException;
import dev.tidings.store.kit.MovingClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class LokiDestinationTest {
  private static final Instant SEEN = Events.SEEN.plusNanos(123_456_000);

  private StrictLoki loki;

  @BeforeEach
  void open() throws IOException {
    loki = new StrictLoki(Events.SEEN);
  }

  @AfterEach
  void close() {
    loki.close();
  }

  private Destination destination(String options) throws IOException {
    return read("{url: '" + loki.url() + "', " + options + "}");
  }

  private static Destination read(String options) throws IOException {
    String yaml = "routes: [{name: r, destination: {loki: " + options + "}}]";
    return RoutesFile.installed(Surrounding.by(new MovingClock()))
        .read(yaml.getBytes(UTF_8))
        .routes()
        .getFirst()
        .destination()
        .open();
  }

  private static Message message(String name, Instant seen) {
    Event event = Events.repeated(Events.ofPod("shop", name), 2, seen);
    byte[] body = ("{\"name\":\"" + name + "\"}").getBytes(UTF_8);
    return new Message("prod", event, Message.Form.EVENT, body);
  }

  /** The streams as Loki writes them: {@code {"a":"b"}}, each with its lines. */
  private Map<String, List<String>> streams() {
    return loki.streams().entrySet().stream()
        .collect(
            Collectors.toMap(
                each -> each.getKey().toString(),
                each -> each.getValue().stream().map(Object::toString).toList()));
  }

  @Test
  void aLineHasTheTimeAtWhichItsEventWasLastSeenAndItsIdBesideIt() throws Exception {
    try (Destination destination = destination("tenant: shop")) {
      assertThat(destination.deliver(List.of(message("a", SEEN)))).isEqualTo(new Delivery.Done());
    }

    assertThat(streams())
        .containsExactly(
            Map.entry(
                "{\"cluster\":\"prod\",\"job\":\"tidings\",\"namespace\":\"shop\","
                    + "\"type\":\"Normal\"}",
                List.of(
                    "[\"1767225600123456000\",\"{\\\"name\\\":\\\"a\\\"}\","
                        + "{\"id\":\"prod/uid-of-a/\"}]")));
    assertThat(loki.tenants()).containsExactly("shop");
  }

  @Test
  void aTimeThatLokiCannotHaveIsTheLastThereIs() throws Exception {
    Message late = message("a", Instant.parse("9999-12-31T23:59:59Z"));
    try (Destination destination = destination("labels: {job: x}, withoutIds: true")) {
      assertThat(destination.deliver(List.of(late))).isEqualTo(new Delivery.Done());
    }

    assertThat(streams().values().iterator().next())
        .containsExactly("[\"9223372036854775807\",\"{\\\"name\\\":\\\"a\\\"}\"]");
  }

  @Test
  void labelsAreTemplatesAndInAStreamLinesGoByTheirTimes() throws Exception {
    String options =
        "withoutIds: true, labels: {reason: '{{ .Reason }}', fixed: x, none: '{{ .Action }}'}";
    try (Destination destination = destination(options)) {
      assertThat(destination.deliver(List.of(message("b", SEEN.plusNanos(1)), message("a", SEEN))))
          .isEqualTo(new Delivery.Done());
    }

    assertThat(streams())
        .containsExactly(
            Map.entry(
                "{\"fixed\":\"x\",\"reason\":\"Started\"}",
                List.of(
                    "[\"1767225600123456000\",\"{\\\"name\\\":\\\"a\\\"}\"]",
                    "[\"1767225600123456001\",\"{\\\"name\\\":\\\"b\\\"}\"]")));
  }

  @Test
  void labelsThatKeepChangingMakeNoStreamsWithoutEnd() throws Exception {
    List<Message> many = IntStream.range(0, 10).mapToObj(i -> message("pod-" + i, SEEN)).toList();
    try (Destination destination = destination("labels: {name: '{{ .Name }}'}, mostStreams: 3")) {
      assertThat(destination.deliver(many)).isEqualTo(new Delivery.Done());
    }

    assertThat(streams()).hasSize(4);
    assertThat(streams().get("{\"job\":\"tidings\",\"streams\":\"too many\"}")).hasSize(7);
  }

  @Test
  void aLineThatIsTooOldIsRefusedWithLokisWordsAndTakesNoOthersWithIt() throws Exception {
    Message old = message("old", Events.SEEN.minus(Duration.ofDays(30)));
    try (Destination destination = destination("")) {
      assertThat(destination.deliver(List.of(message("a", SEEN), old, message("b", SEEN))))
          .isInstanceOfSatisfying(
              Delivery.Refused.class,
              refused -> {
                assertThat(refused.taken()).isOne();
                assertThat(refused.refused()).isOne();
                assertThat(refused.why()).contains("timestamp too old");
              });
    }
  }

  @Test
  void anEventThatHasNoLabelsIsRefusedAndTakesNoOthersWithIt() throws Exception {
    try (Destination destination =
        destination("labels: {l: '{{ if eq .Name \"bad\" }}{{ fail \"no\" }}{{ end }}x'}")) {
      assertThat(destination.deliver(List.of(message("a", SEEN), message("bad", SEEN))))
          .isInstanceOfSatisfying(
              Delivery.Refused.class,
              refused -> {
                assertThat(refused.taken()).isOne();
                assertThat(refused.why()).startsWith("labels: ");
              });
    }

    assertThat(streams()).containsOnlyKeys("{\"l\":\"x\"}");
  }

  @Test
  void aLokiThatHasTooMuchToDoIsLeftAloneForAsLongAsItAsks() throws Exception {
    loki.busy(1);
    try (Destination destination = destination("")) {
      assertThat(destination.deliver(List.of(message("a", SEEN))))
          .isEqualTo(
              new Delivery.Later(
                  0,
                  "code 429: ingestion rate limit exceeded for user fake",
                  Duration.ofSeconds(3)));
      assertThat(destination.deliver(List.of(message("a", SEEN)))).isEqualTo(new Delivery.Done());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | url: is missing",
        "{url: 'http://l', labels: {}} | from one to 15 are needed",
        "{url: 'http://l', labels: {a-b: x}} | is no name of a label",
        "{url: 'http://l', labels: {a: '{{ foo }}'}} | is no template",
        "{url: 'http://l', tenant: 'a/b'} | 'a/b' is no tenant"
      })
  void whatCannotBeMeantIsToldBefore(String options, String problem) {
    assertThatThrownBy(() -> read(options))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(problem);
  }
}
