package dev.tidings.forward.receivers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteNameTest {
  @Test
  void aNameThatCanBeKeptIs() {
    assertThat(RouteName.of("dump-2")).isEqualTo("dump-2");
  }

  @Test
  void anyOtherIsMadeOneThatNeverChanges() {
    assertThat(RouteName.of("ms_teams")).isEqualTo("ms-teams-1f245f86");
    assertThat(RouteName.of("größe")).startsWith("gr-e-");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "---", "ü", "Alert", "-a-", "a b", "x.y"})
  void itIsADnsLabel(String receiver) {
    assertThat(RouteName.of(receiver)).matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    assertThat(RouteName.of(receiver.repeat(70))).matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
  }

  @Test
  void differentNamesStayDifferent() {
    assertThat(RouteName.of("a_b")).isNotEqualTo(RouteName.of("a.b"));
  }
}
