package dev.tidings.forward.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.forward.template.Value.Nothing;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No template holds the server up, or takes all of its memory. */
class TemplateLimitsTest {
  private static String render(String template) throws TemplateException {
    var surroundings = new Surroundings(InstantSource.system(), new Random(1), Map.of());
    return Template.parse(template, TemplateLimits.DEFAULT).render(Nothing.NOTHING, surroundings);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ repeat 1000000000 \"x\" }}",
        "{{ until 1000000000 }}",
        "{{ untilStep 0 1000000000 1 }}",
        "{{ seq 1000000000 }}",
        "{{ printf \"%999999999d\" 1 }}",
        "{{ printf \"%99999999999999d\" 1 }}",
        "{{ indent 1000000000 \"x\" }}",
        "{{ $s := repeat 100000 \"x\" }}{{ replace \"x\" $s $s }}",
        "{{ $s := repeat 100000 \"x\" }}{{ regexReplaceAll \"x\" $s $s }}",
        "{{ $s := repeat 100000 \"x\" }}{{ join $s (until 100000) }}",
        "{{ $l := list 1 }}{{ range until 100 }}{{ $l = list $l $l }}{{ end }}{{ $l }}",
        "{{ $s := \"x\" }}{{ range until 100 }}{{ $s = print $s $s }}{{ end }}"
      })
  void whatWouldBeTooLargeIsNotMade(String template) {
    assertThatThrownBy(() -> render(template)).hasMessageContaining("more than 1048576 characters");
  }

  @Test
  void aTemplateThatTakesTooLongEnds() {
    String loops = "{{ range $l }}".repeat(5) + "{{ end }}".repeat(5);

    assertThatThrownBy(() -> render("{{ $l := until 1000 }}" + loops))
        .hasMessageContaining("takes more than 100000 steps");
  }

  @Test
  void aTemplateThatCallsItselfWithoutEndEnds() {
    assertThatThrownBy(
            () -> render("{{ define \"a\" }}{{ template \"a\" }}{{ end }}{{ template \"a\" }}"))
        .hasMessageContaining("exceeded maximum template depth (100)");
  }

  @Test
  void aTemplateIsNotParsedWithoutEnd() {
    assertThatThrownBy(() -> render("{{ " + "(".repeat(10_000) + "1" + ")".repeat(10_000) + " }}"))
        .hasMessageContaining("max expression depth exceeded");
    assertThatThrownBy(() -> render("{{ if 1 }}".repeat(10_000) + "{{ end }}".repeat(10_000)))
        .hasMessageContaining("too many actions within one another");
  }

  @Test
  void aDictionaryThatIsPutIntoItselfIsCopied() throws TemplateException {
    assertThat(render("{{ $d := dict \"a\" 1 }}{{ $d = set $d \"d\" $d }}{{ toJson $d }}"))
        .isEqualTo("{\"a\":1,\"d\":{\"a\":1}}");
  }
}
