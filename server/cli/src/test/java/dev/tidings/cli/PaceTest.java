package dev.tidings.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class PaceTest {
  private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
  private static final Instant FIRST = Instant.parse("2026-11-21T22:00:00Z");

  private final Pace.Converter option = new Pace.Converter();

  @Test
  void playsSoManyTimesFaster() {
    assertThat(option.convert("4").due(START, FIRST, FIRST.plusSeconds(60)))
        .isEqualTo(START.plusSeconds(15));
    assertThat(option.convert("0.5").due(START, FIRST, FIRST.plusSeconds(60)))
        .isEqualTo(START.plusSeconds(120));
  }

  @Test
  void playsAllAtOnceAtMost() {
    assertThat(option.convert("max").due(START, FIRST, FIRST.plusSeconds(60))).isEqualTo(START);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "NaN", "fast", ""})
  void refusesWhatIsNoSpeed(String text) {
    assertThatThrownBy(() -> option.convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessage("'" + text + "' is neither a positive number nor max");
  }
}
