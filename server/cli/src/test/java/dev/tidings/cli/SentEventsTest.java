package dev.tidings.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.cli.SentEvents.Sent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SentEventsTest {
  private static SentEvents of(String text) {
    return new SentEvents(new ByteArrayInputStream(text.getBytes(UTF_8)), "before");
  }

  @Test
  void eventsEndWithAnEmptyLine() throws IOException {
    SentEvents sent = of(": hello\n\nid: 7\nevent: event\ndata: {\"a\":\ndata: 1}\n\ndata:x\n\n");

    assertThat(sent.id()).isEqualTo("before");
    assertThat(sent.next()).isEqualTo(new Sent("event", "{\"a\":\n1}"));
    assertThat(sent.id()).isEqualTo("7");
    assertThat(sent.next()).isEqualTo(new Sent("message", "x"));
    assertThat(sent.next()).isNull();
  }

  @Test
  void anIdMayComeAlone() throws IOException {
    SentEvents sent = of("id: here\r\n\r\n");

    assertThat(sent.next()).isNull();
    assertThat(sent.id()).isEqualTo("here");
  }

  @Test
  void whatIsCutOffDoesNotCount() throws IOException {
    SentEvents sent = of("id: 8\nevent: event\ndata: {}\n");

    assertThat(sent.next()).isNull();
    assertThat(sent.id()).isEqualTo("before");
  }
}
