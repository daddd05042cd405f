package dev.tidings.api.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LabelSelectorFuzzTest {
  @FuzzTest
  void whatIsReadIsReadAgainFromItsText(byte[] text) throws SelectorException {
    LabelSelector selector;
    try {
      selector = LabelSelectorParser.parse(new String(text, UTF_8));
    } catch (SelectorException refused) {
      assertThat(refused.text()).isNotBlank();
      return;
    }
    assertThat(LabelSelectorParser.parse(printed(selector.requirements()))).isEqualTo(selector);
    for (LabelRequirement requirement : selector.requirements()) {
      selector.matches(Map.of(requirement.key(), String.join("", requirement.values())));
      selector.matches(Map.of(requirement.key(), "7"));
    }
  }

  private static String printed(List<LabelRequirement> requirements) {
    return requirements.stream()
        .map(LabelSelectorFuzzTest::printed)
        .collect(Collectors.joining(","));
  }

  private static String printed(LabelRequirement requirement) {
    String key = requirement.key();
    String values = String.join(",", requirement.values());
    return switch (requirement.operator()) {
      case EXISTS -> key;
      case MISSING -> "!" + key;
      case ONE_OF -> key + " in (" + values + ")";
      case NONE_OF -> key + " notin (" + values + ")";
      case GREATER -> key + " > " + values;
      case LESS -> key + " < " + values;
    };
  }
}
