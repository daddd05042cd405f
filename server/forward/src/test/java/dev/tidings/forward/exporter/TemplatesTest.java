package dev.tidings.forward.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.forward.enhanced.EnhancedEvent;
import dev.tidings.forward.enhanced.EventValue;
import dev.tidings.forward.template.Template;
import dev.tidings.forward.template.TemplateException;
import dev.tidings.forward.template.TemplateLimits;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Templates make of events what Go's text/template with sprig makes of them. */
class TemplatesTest {
  private static final JsonNode RECORDED = Golden.read("templates.json");

  /** Where it is, what it is about, and what is wrong. */
  private static final Pattern WHILE_RENDERING =
      Pattern.compile(
          "template: template:(\\d+):(\\d+): executing \".*?\" at <(.*?)>: (.*)", Pattern.DOTALL);

  private static final Pattern WHILE_PARSING =
      Pattern.compile("template: template:(\\d+): (.*)", Pattern.DOTALL);

  static Stream<Arguments> cases() {
    return RECORDED
        .path("cases")
        .valueStream()
        .map(c -> Arguments.of(c.path("template").stringValue(), c.path("event").stringValue(), c));
  }

  @ParameterizedTest(name = "{0} of {1}")
  @MethodSource("cases")
  void rendersLikeGo(String template, String event, JsonNode recorded) {
    EnhancedEvent enhanced = Golden.event(RECORDED.path("events").path(event));

    String told = told(template, enhanced);

    assertThat(told).isEqualTo(recorded(recorded));
  }

  private static String told(String template, EnhancedEvent event) {
    try {
      return Template.parse(template, TemplateLimits.DEFAULT)
          .render(EventValue.of(event), Golden.SURROUNDINGS);
    } catch (TemplateException e) {
      boolean rendering = !e.part().isEmpty();
      String column = rendering ? " column " + e.position().column() + " " + e.part() : "";
      return "line " + e.position().line() + column + ": " + e.problem();
    }
  }

  private static String recorded(JsonNode recorded) {
    String error = recorded.path("error").asString("");
    Matcher rendering = WHILE_RENDERING.matcher(error);
    if (rendering.matches()) {
      int column = Integer.parseInt(rendering.group(2)) + 1;
      return "line %s column %d %s: %s"
          .formatted(rendering.group(1), column, rendering.group(3), rendering.group(4));
    }
    Matcher parsing = WHILE_PARSING.matcher(error);
    return parsing.matches()
        ? "line %s: %s".formatted(parsing.group(1), parsing.group(2))
        : recorded.path("output").stringValue();
  }
}
