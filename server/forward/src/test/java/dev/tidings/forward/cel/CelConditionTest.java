package dev.tidings.forward.cel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.codec.InvolvedObject;
import dev.tidings.event.Event;
import dev.tidings.forward.enhanced.EnhancedEvent;
import dev.tidings.forward.kit.Events;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CelConditionTest {
  private static EnhancedEvent event() {
    Event plain = Events.repeated(Events.ofPod("shop", "a"), 12, Events.SEEN.plusSeconds(700));
    Event labelled =
        plain.withMetadata(plain.metadata().toBuilder().labels(Map.of("a.b/c", "d")).build());
    var object = new InvolvedObject(Map.of("app", "web"), Map.of(), List.of(), List.of(), false);
    return new EnhancedEvent(labelled, "prod", object);
  }

  private static String answer(String text) {
    CelCondition condition = CelCondition.parse(text);
    try {
      return String.valueOf(condition.test(event()));
    } catch (UndecidedException undecided) {
      return "undecided";
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          event.count > 10 && event.reason in ['Started', 'Killing']                       ; true
          event.count > 12                                                                 ; false
          cluster == 'prod' && object.labels.app.startsWith('w')                           ; true
          event.metadata.labels['a.b/c'] == 'd'                                            ; true
          event.message.matches('^Started.it$')                                            ; true
          timestamp(event.lastTimestamp) - timestamp(event.firstTimestamp) > duration('10m') ; true
          has(event.series) && event.series.count > 3                                      ; false
          event.series.count > 3                                                           ; undecided
          event.series.count > 3 || event.type == 'Normal'                                 ; true
          event.count > 'a'                                                                ; undecided
          event.message                                                                    ; undecided
          event.message.matches('(')                                                       ; undecided
          """)
  void aConditionIsTrueOrFalseOfAnEventOrUndecided(String text, String answer) {
    assertThat(answer(text)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          evnt.count > 1   ; line 1, column 1: undeclared reference to 'evnt'
          event.count > 1 &&\\n  cluster == 1 ; line 2, column 11: found no matching overload
          event.count +    ; line 1, column 14: mismatched input
          'a'              ; expected type 'bool' but found 'string'
          """)
  void whatIsNoConditionIsToldWithItsPlace(String text, String problem) {
    assertThatThrownBy(() -> CelCondition.parse(text.replace("\\n", "\n")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void whatWouldTakeTooLongIsUndecided() {
    String ten = "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]";
    String loops =
        "ten.all(a, ten.all(b, ten.all(c, ten.all(d, ten.all(e, a + b + c + d + e >= 0)))))";

    assertThat(answer(loops.replace("ten", ten))).isEqualTo("undecided");
    assertThatThrownBy(() -> CelCondition.parse("(".repeat(100) + "true" + ")".repeat(100)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CelCondition.parse("'" + "a".repeat(10_000) + "' == ''"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
