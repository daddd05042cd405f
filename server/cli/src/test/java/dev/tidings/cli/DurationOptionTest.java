package dev.tidings.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationOptionTest {
  private final DurationOption option = new DurationOption();

  @ParameterizedTest
  @CsvSource({
    "90s, PT90S",
    "2h, PT2H",
    "1h30m, PT90M",
    "1.5h, PT90M",
    "+10m, PT10M",
    "1500ms, PT1.5S",
    "1h0m0.5s, PT1H0.5S",
    ".5h, PT30M",
    "2000000us, PT2S",
    "2000000µs, PT2S",
  })
  void readsDurationsAsKubernetesWritesThem(String text, Duration expected) {
    assertThat(option.convert(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "10", "1d", "h", "1h 30m", "PT1H", "ten minutes", "1..5h", "9999999h"})
  void refusesWhatIsNoDuration(String text) {
    assertThatThrownBy(() -> option.convert(text)).isInstanceOf(TypeConversionException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0s", "999ms", "-1h"})
  void refusesLessThanASecond(String text) {
    assertThatThrownBy(() -> option.convert(text)).hasMessageContaining("less than a second");
  }

  @Test
  void zeroIsTakenWhereItHasAMeaning() {
    var orZero = new DurationOption.OrZero();

    assertThat(orZero.convert("0s")).isZero();
    assertThat(orZero.convert("2s")).isEqualTo(Duration.ofSeconds(2));
    assertThatThrownBy(() -> orZero.convert("999ms")).hasMessageContaining("less than a second");
  }

  @Test
  void writesDurationsTheShortWay() {
    assertThat(DurationOption.format(Duration.ofHours(1))).isEqualTo("1h");
    assertThat(DurationOption.format(Duration.ofSeconds(90))).isEqualTo("1m30s");
    assertThat(DurationOption.format(Duration.ofMinutes(90))).isEqualTo("1h30m");
    assertThat(DurationOption.format(Duration.ofMillis(61_500))).isEqualTo("1m1.5s");
    assertThat(DurationOption.format(Duration.ofSeconds(10))).isEqualTo("10s");
  }
}
