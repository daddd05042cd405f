package dev.tidings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlEscapesTest {
  private static String value(String yaml) throws DecodeException {
    return JsonBody.parseYaml(yaml.getBytes(UTF_8)).path("a").stringValue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: \"\\ud800\"",
        "a: \"\\udc00 x\"",
        "a: \"\\uD83D\\uDE00\"",
        "a: \"\\U0000d800\"",
        "a: \"\ud83d\ude00\\\\\\ud83d\"",
      })
  void halvesOfCharactersAreRefused(String yaml) {
    assertThatThrownBy(() -> value(yaml))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("yaml: found invalid Unicode character escape code");
  }

  @Test
  void theLineIsTold() {
    assertThatThrownBy(() -> value("b: \ud83d\ude00\n\na: \"\\ud800\""))
        .hasMessageContaining("yaml: line 3: found invalid Unicode character escape code");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a: \"\ud83d\ude00\"|\ud83d\ude00",
        "a: \"\\U0001F600\"|\ud83d\ude00",
        "a: \"\ud83d\ude00\\\\ud83d\"|\ud83d\ude00\\ud83d",
        "a: '\\ud83d'|\\ud83d",
        "a: \\ud83d|\\ud83d",
        "{b: \"\ud83d\ude00\", a: \"\\u00e9\ud83d\ude00\"}|\u00e9\ud83d\ude00",
      })
  void wholeCharactersAreTaken(String yaml, String value) throws Exception {
    assertThat(value(yaml)).isEqualTo(value);
  }
}
