package dev.tidings.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidings.cli.Notification.ObjectKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class RecordingTest {
  private static final String TWO_LINES =
      """
      {"receivedAt":"2026-11-21T22:00:00.5Z","type":"ADDED","object":{"metadata":{"name":"a","namespace":"n"}}}

      {"receivedAt":"2026-11-21T22:00:02Z","type":"DELETED","object":{"metadata":{"name":"b","namespace":"n"}}}
      """;

  @Test
  void givesTheNotificationsInOrder() throws CommandFailure {
    assertReadsTwo(TWO_LINES.getBytes(UTF_8));
  }

  @Test
  void knowsGzipByItsFirstBytes() throws CommandFailure, IOException {
    assertReadsTwo(gzip(TWO_LINES));
  }

  private static void assertReadsTwo(byte[] bytes) throws CommandFailure {
    Recording recording = recording(bytes);
    assertThat(recording.extent())
        .isEqualTo(
            new Recording.Extent(
                2, Instant.parse("2026-11-21T22:00:00.5Z"), Instant.parse("2026-11-21T22:00:02Z")));
    assertThat(recording.extent().length()).isEqualTo(Duration.ofMillis(1500));
    try (Recording.Reader reader = recording.open()) {
      assertThat(Stream.of(reader.next(), reader.next()))
          .extracting(Notification::type, Notification::key)
          .containsExactly(
              tuple("ADDED", new ObjectKey("n", "a")), tuple("DELETED", new ObjectKey("n", "b")));
      assertThat(reader.next()).isNull();
    }
  }

  @Test
  void namesTheLineThatIsNoNotification() {
    assertThatThrownBy(
            () -> recording((TWO_LINES + "{\"kind\":\"Event\"}").getBytes(UTF_8)).extent())
        .hasMessage("events.jsonl:4: not a notification of a watch");
    assertThatThrownBy(() -> recording("events".getBytes(UTF_8)).extent())
        .isInstanceOf(CommandFailure.class)
        .hasMessageStartingWith("events.jsonl:1: ");
    assertThatThrownBy(
            () -> recording("{\"receivedAt\":\"today\",\"object\":{}}".getBytes(UTF_8)).extent())
        .isInstanceOf(CommandFailure.class)
        .hasMessageStartingWith("events.jsonl:1: ");
  }

  @Test
  void isNotEmpty() {
    assertThatThrownBy(() -> recording(new byte[0]).extent())
        .hasMessage("events.jsonl holds no notifications");
  }

  @Test
  void saysWhenItIsCutOff() throws IOException {
    byte[] whole = gzip(TWO_LINES);
    byte[] cut = Arrays.copyOf(whole, whole.length - 12);

    assertThatThrownBy(() -> recording(cut).extent()).isInstanceOf(CommandFailure.class);
  }

  private static Recording recording(byte[] bytes) {
    return new Recording("events.jsonl", () -> new ByteArrayInputStream(bytes));
  }

  private static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
