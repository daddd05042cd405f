package dev.tidings.api.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WarningHeadersTest {
  @Test
  void aTextIsQuoted() {
    assertThat(WarningHeaders.of(List.of("unknown field \"a\\b\"")))
        .containsExactly("299 - \"unknown field \\\"a\\\\b\\\"\"");
  }

  @Test
  void theSameTextIsSentOnce() {
    assertThat(WarningHeaders.of(List.of("a", "b", "a"))).hasSize(2);
  }

  @Test
  void aTextThatNoHeaderCanHoldIsLeftOut() {
    assertThat(WarningHeaders.of(List.of("", "a\nb", "c"))).containsExactly("299 - \"c\"");
  }

  @Test
  void aLongTextIsWholeWhileThereIsRoom() {
    assertThat(WarningHeaders.of(List.of("x".repeat(4096))))
        .containsExactly("299 - \"" + "x".repeat(4096) + '"');
  }

  @Test
  void textsAreCutWhenTheyAreTooMuchTogether() {
    List<String> headers = WarningHeaders.of(List.of("short", "x".repeat(5000)));

    assertThat(headers).containsExactly("299 - \"short\"", "299 - \"" + "x".repeat(256) + '"');
  }

  @Test
  void textsBeyondTheLimitAreLeftOutOnceTheyAreCut() {
    List<String> texts = IntStream.range(0, 40).mapToObj(i -> i + "y".repeat(300)).toList();

    assertThat(WarningHeaders.of(texts)).hasSize(4096 / 256);
  }

  @Test
  void otherScriptsAreSentAsUtf8() {
    String header = WarningHeaders.of(List.of("漢")).get(0);

    assertThat(new String(header.getBytes(ISO_8859_1), UTF_8)).isEqualTo("299 - \"漢\"");
  }
}
