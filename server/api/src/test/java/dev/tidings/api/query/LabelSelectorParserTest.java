package dev.tidings.api.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelSelectorParserTest {
  private static final Map<String, String> LABELS =
      Map.of("app", "a", "n", "5", "tier", "", "in", "x");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "app=a|true",
        "app==b|false",
        "app!=b|true",
        "none!=b|true",
        "app in (a,b)|true",
        "app notin (a)|false",
        "none notin (a)|true",
        "app|true",
        "!app|false",
        "!none,app|true",
        "n>4|true",
        "n>5|false",
        "n<6|true",
        "app>1|false",
        "tier=|true",
        "tier in ()|true",
        "app in (,)|false",
        "tier in (a,)|true",
        "app in (a), n notin (1,2)|true",
        "in=x|true",
        "in in (x)|true",
        "app=a,none=|false",
      })
  void choosesAsTheReferenceDoes(String selector, boolean matches) throws Exception {
    assertThat(LabelSelectorParser.parse(selector).matches(LABELS)).isEqualTo(matches);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "app=a b|found 'b', expected: ',' or 'end of string'",
        "app in a|unable to parse requirement: found 'a' expected: '('",
        "app in (a|unable to parse requirement: found '', expected: ',' or ')'",
        "=a|found '=', expected: !, identifier, or 'end of string'",
        "a=b=c|found '=', expected: ',' or 'end of string'",
        "bad key=1|unable to parse requirement: found 'key', expected: in, notin, =, ==, !=, gt, lt",
        "app=a,,b|found ',', expected: identifier after ','",
        "app,|found '', expected: identifier after ','",
        "!app=a|found '=', expected: ',' or 'end of string'",
        "(app)|found '(', expected: !, identifier, or 'end of string'",
        "!|unable to parse requirement: found '', expected: identifier",
        "a in (=)|unable to parse requirement: found '=', expected: ',', ')' or identifier",
        "n>x|unable to parse requirement: values[0]: Invalid value: \"x\": for 'Gt', 'Lt' operators,"
            + " the value must be an integer",
        "app>|unable to parse requirement: values[0]: Invalid value: \"\": for 'Gt', 'Lt' operators,"
            + " the value must be an integer",
      })
  void refusesInTheWordsOfTheReference(String selector, String message) {
    assertThatThrownBy(() -> LabelSelectorParser.parse(selector))
        .isInstanceOf(SelectorException.class)
        .hasMessage(message);
  }

  @Test
  void namesTheKeyOfAValueThatNoLabelCanHave() {
    assertThatThrownBy(() -> LabelSelectorParser.parse("app=$x"))
        .hasMessageStartingWith(
            "unable to parse requirement: values[0][app]: Invalid value: \"$x\": a valid label must"
                + " be an empty string or consist of");
  }

  @Test
  void hasNoPathForAKeyThatNoLabelCanHave() {
    assertThatThrownBy(() -> LabelSelectorParser.parse("k".repeat(64) + "=1"))
        .hasMessage(
            "unable to parse requirement: <nil>: Invalid value: \""
                + "k".repeat(64)
                + "\": name part must be no more than 63 bytes");
  }

  @Test
  void choosesEverythingWhenEmpty() throws Exception {
    assertThat(LabelSelectorParser.parse("").isEmpty()).isTrue();
  }
}
