package dev.tidings.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundedLabelTest {
  @Test
  void aLabelTakesSoManyValuesAndNoMore() {
    var label = new BoundedLabel(2);

    assertThat(label.of("a")).isEqualTo("a");
    assertThat(label.of("b")).isEqualTo("b");
    assertThat(label.of("c")).isEqualTo("other");
    assertThat(label.of("a")).isEqualTo("a");
  }

  @Test
  void aLongValueIsOther() {
    assertThat(new BoundedLabel(2).of("x".repeat(129))).isEqualTo("other");
  }
}
