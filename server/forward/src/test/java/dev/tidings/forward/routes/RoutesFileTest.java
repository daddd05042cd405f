package dev.tidings.forward.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tidings.forward.DestinationPlan;
import dev.tidings.forward.DestinationType;
import dev.tidings.forward.Message;
import dev.tidings.forward.kit.Surrounding;
import dev.tidings.forward.kit.Tray;
import dev.tidings.forward.settings.Problem;
import dev.tidings.forward.settings.Settings;
import dev.tidings.forward.settings.SettingsException;
import dev.tidings.store.kit.MovingClock;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesFileTest {
  private final RoutesFile files =
      new RoutesFile(List.of(new Tray(), new EventsOnly()), Surrounding.by(new MovingClock()));

  /** A destination that has a form of its own. */
  private static final class EventsOnly implements DestinationType {
    @Override
    public String name() {
      return "eventsonly";
    }

    @Override
    public boolean takes(Message.Form form) {
      return form == Message.Form.EVENT;
    }

    @Override
    public DestinationPlan plan(Settings settings, Place place) {
      return new Tray();
    }
  }

  private Routes read(String yaml) throws SettingsException {
    return files.read(yaml.getBytes(UTF_8));
  }

  private String problems(String yaml) {
    SettingsException wrong = catchThrowableOfType(SettingsException.class, () -> read(yaml));
    return wrong.problems().stream().map(Problem::toString).collect(Collectors.joining("\n"));
  }

  @Test
  void aRouteNeedsANameAndADestinationOnly() throws SettingsException {
    Routes routes =
        read(
            """
            routes:
            - name: all
              destination: {tray: {}}
            """);

    assertThat(routes.cluster()).isEqualTo("tidings");
    assertThat(routes.routes()).singleElement().extracting(Route::name).isEqualTo("all");
    assertThat(routes.routes().getFirst().delivery().batch()).isEqualTo(500);
  }

  @Test
  void everyProblemIsToldWithItsPlace() {
    assertThat(
            problems(
                """
                cluster: a/b
                routes:
                - name: Node_Events
                  match:
                    mesage: x
                    reason: /(/
                    scope: Everywhere
                  repeats: sometimes
                  delivery: {batch: 0, tries: some}
                  destination: {tray: {}}
                - destination:
                    pigeon: {}
                - name: a
                  repeats: every 1 hour
                """))
        .isEqualTo(
            """
            line 1, column 10: cluster: 'a/b' is no value that a Kubernetes label can have
            line 3, column 9: name: 'Node_Events' is no name of at most 63 small letters, digits and - within
            line 5, column 5: 'mesage' is unknown
            line 6, column 13: reason: '(' is no regular expression: error parsing regexp: missing closing ): `(`
            line 7, column 12: scope: 'Everywhere' is neither Cluster nor Namespaced
            line 8, column 12: repeats: 'sometimes' is none of all, first and every DURATION
            line 9, column 21: batch: '0' is no whole number from 1
            line 9, column 31: tries: 'some' is no whole number from 1
            line 11, column 3: name: is missing
            line 12, column 5: destination: 'pigeon' is none of eventsonly, tray
            line 13, column 3: destination: is one of eventsonly, tray
            line 14, column 12: repeats: '1 hour' is no duration such as 90s, 2h or 1h30m""");
  }

  @Test
  void namesGivenTwiceAreProblems() {
    assertThat(
            problems(
                """
                routes:
                - {name: a, name: b, destination: {tray: {}}}
                - {name: c, destination: {tray: {}}}
                - {name: c, destination: {tray: {}}}
                """))
        .isEqualTo(
            """
            line 2, column 13: 'name' is given twice
            line 4, column 10: name: another route is called 'c' too""");
  }

  @Test
  void aDropRuleThatSaysNothingIsAProblem() {
    assertThat(problems("routes:\n- name: a\n  drop: [{}]\n  destination: {tray: {}}\n"))
        .isEqualTo("line 3, column 10: drop: says nothing, and would drop everything");
  }

  @Test
  void aListOfNothingIsAProblem() {
    assertThat(problems("routes:\n- name: a\n  drop: [{kind: []}]\n  destination: {tray: {}}\n"))
        .isEqualTo("line 3, column 17: kind: the list is empty");
  }

  @Test
  void aShapeThatTheDestinationHasNoUseForIsAProblem() {
    assertThat(
            problems(
                """
                routes:
                - name: a
                  shape: {template: text}
                  destination: {tray: {}}
                - name: b
                  shape: {fields: {a: reason}}
                  destination: {eventsonly: {}}
                """))
        .isEqualTo("line 6, column 10: shape: 'eventsonly' takes no messages of this form");
  }

  @Test
  void pausesThatShrinkAreAProblem() {
    String options = "{firstPause: 1m, longestPause: 1s}";
    assertThat(
            problems("routes:\n- name: a\n  delivery: " + options + "\n  destination: {tray: {}}"))
        .startsWith("line 3, column 13: delivery: ")
        .contains("firstPause is at most longestPause");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "routes: [",
        "routes: {name: a}",
        "just text",
        "",
        "a: &a {b: *a}",
        "routes: &r []\nagain: *r",
        "? {a: b}\n: c",
        "routes:\n\t- name: a",
        "\u0000",
      })
  void whatIsNoRoutesFileIsRefusedWithAPlace(String yaml) {
    assertThat(problems(yaml)).startsWith("line ");
  }
}
