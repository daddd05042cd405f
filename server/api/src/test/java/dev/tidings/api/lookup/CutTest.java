package dev.tidings.api.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CutTest {
  @Test
  void whatIsShortEnoughStaysAsItIs() {
    String longest = "m".repeat(Cut.LONGEST);

    assertThat(Cut.text(longest)).isSameAs(longest);
    assertThat(Cut.text("")).isEmpty();
  }

  @Test
  void noCharacterIsTornApart() {
    String pairs = "🦆".repeat(Cut.LONGEST);

    assertThat(Cut.text(pairs)).isEqualTo("🦆".repeat(Cut.LONGEST / 2 - 1) + "…");
  }
}
