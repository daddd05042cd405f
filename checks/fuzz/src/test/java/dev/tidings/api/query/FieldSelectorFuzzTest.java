package dev.tidings.api.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FieldSelectorFuzzTest {
  @FuzzTest
  void whatIsReadIsReadAgainFromItsText(byte[] text) throws SelectorException {
    List<FieldTerm> terms;
    try {
      terms = FieldSelectorParser.parse(new String(text, UTF_8));
    } catch (SelectorException refused) {
      assertThat(refused.text()).isNotBlank();
      return;
    }
    assertThat(FieldSelectorParser.parse(printed(terms)))
        .containsExactlyInAnyOrderElementsOf(terms);
    for (ApiGroup group : ApiGroup.values()) {
      match(terms, group);
    }
  }

  private static void match(List<FieldTerm> terms, ApiGroup group) {
    try {
      FieldSelector.of(terms, group).matches(Event.builder().build());
    } catch (SelectorException refused) {
      assertThat(refused.text()).isNotBlank();
    }
  }

  private static String printed(List<FieldTerm> terms) {
    return terms.stream()
        .map(term -> term.field() + (term.equal() ? "=" : "!=") + escaped(term.value()))
        .collect(Collectors.joining(","));
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace(",", "\\,").replace("=", "\\=");
  }
}
