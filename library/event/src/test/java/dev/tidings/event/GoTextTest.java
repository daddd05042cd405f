package dev.tidings.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GoTextTest {
  @Test
  void trimmingTakesAwayWhatUnicodeCallsWhiteSpaceAndNothingElse() {
    Pattern space = Pattern.compile("\\s", Pattern.UNICODE_CHARACTER_CLASS);
    IntStream.rangeClosed(Character.MIN_VALUE, Character.MAX_VALUE)
        .mapToObj(Character::toString)
        .forEach(
            c ->
                assertThat(GoText.trim(c + c + "a b" + c))
                    .isEqualTo(space.matcher(c).matches() ? "a b" : c + c + "a b" + c));
  }

  @Test
  void trimmingNothingButWhiteSpaceLeavesNothing() {
    assertThat(GoText.trim(" \t\u2003\n")).isEmpty();
  }
}
