package dev.tidings.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoDurationTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "0, PT0S",
    "90s, PT1M30S",
    "1h30m, PT1H30M",
    "1.5h, PT1H30M",
    "-2s, PT-2S",
    "+3ms, PT0.003S",
    ".5s, PT0.5S",
    "2us, PT0.000002S",
    "2µs, PT0.000002S"
  })
  void readsWhatGoWrites(String text, Duration duration) {
    assertThat(GoDuration.parse(text)).isEqualTo(duration);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "x, time: invalid duration \"x\"",
        "``, time: invalid duration \"\"",
        "5, time: missing unit in duration \"5\"",
        "5y, time: unknown unit \"y\" in duration \"5y\"",
        "-, time: invalid duration \"-\"",
        "9999999999h, time: invalid duration \"9999999999h\"",
      })
  void saysWhatIsWrongInGosWords(String text, String message) {
    assertThatThrownBy(() -> GoDuration.parse(text)).hasMessage(message);
  }
}
