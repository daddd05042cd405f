package dev.tidings.recorder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "größer", "日本", "a😀b", "\uD800", "x\uDC00y", "😀😀"})
  void lengthsAreThoseOfUtf8(String text) {
    assertThat(Texts.utf8Bytes(text)).isEqualTo(text.getBytes(UTF_8).length);
  }

  @Test
  void whatFitsIsLeftAlone() {
    assertThat(Texts.cut("ä".repeat(5), 10)).isEqualTo("ä".repeat(5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"aaaaaaaaaaaaa", "äääääääääää", "日本日本日本日本", "😀😀😀😀😀", "a😀😀😀😀b"})
  void whatIsCutFitsAndIsCutBetweenCharacters(String text) {
    for (int limit = 3; limit < text.getBytes(UTF_8).length; limit++) {
      String cut = Texts.cut(text, limit);
      assertThat(cut.getBytes(UTF_8).length).isBetween(limit - 3, limit);
      assertThat(cut).endsWith("…").doesNotContain("?");
      assertThat(text).startsWith(cut.substring(0, cut.length() - 1));
    }
  }
}
