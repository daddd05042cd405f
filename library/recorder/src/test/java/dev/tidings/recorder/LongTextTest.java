package dev.tidings.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LongTextTest {
  @Test
  void aLongTextIsNotKept() {
    String text = "m".repeat(1024);

    assertThat(LongText.brief(text))
        .isNotInstanceOf(String.class)
        .isEqualTo(LongText.brief("m".repeat(1024)));
  }

  @Test
  void aShortTextIsKeptAsItIs() {
    assertThat(LongText.brief("image is gone")).isEqualTo("image is gone");
  }

  @Test
  void longTextsOfOneHashCodeAreToldApart() {
    String same = "-".repeat(200);

    assertThat("Aa").hasSameHashCodeAs("BB");
    assertThat(LongText.brief("Aa" + same)).isNotEqualTo(LongText.brief("BB" + same));
  }
}
