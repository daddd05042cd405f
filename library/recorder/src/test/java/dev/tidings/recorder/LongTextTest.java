package dev.tidings.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.Event;
import org.junit.jupiter.api.Test;

class LongTextTest {
  @Test
  void aCombinedMessageIsNoLongerThanAnApiServerTakes() {
    Stage stage = new Stage();
    for (int i = 0; i < 12; i++) {
      stage.recorder().about(Stage.NODE).normal("Said", i + "x".repeat(1500));
      stage.settle();
    }

    assertThat(stage.events())
        .extracting(Event::message)
        .allMatch(message -> Texts.utf8Bytes(message) <= 1024)
        .anyMatch(message -> message.startsWith("(combined from similar events): "));
  }

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
