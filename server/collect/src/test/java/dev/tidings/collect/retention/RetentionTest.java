package dev.tidings.collect.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tidings.event.Event;
import dev.tidings.event.ObjectMeta;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionTest {
  private static Retention rules(String... rules) {
    return Retention.of(Arrays.stream(rules).map(RetentionRule::parse).toList());
  }

  private static Event event(String namespace, String type, String reason) {
    return Event.builder()
        .metadata(ObjectMeta.builder().name("e").namespace(namespace).build())
        .type(type)
        .reason(reason)
        .build();
  }

  private static Duration kept(Retention rules, Event event) {
    return rules.keep(event);
  }

  @Test
  void warningsCanBeKeptLonger() {
    Retention rules = rules("type=Warning:30d", "7d");

    assertThat(kept(rules, event("a", "Warning", "BackOff"))).isEqualTo(Duration.ofDays(30));
    assertThat(kept(rules, event("a", "Normal", "Pulled"))).isEqualTo(Duration.ofDays(7));
  }

  @Test
  void theFirstRuleCountsThatAnEventMeets() {
    Retention rules = rules("namespace=a,type=Warning:2h", "namespace=a:3h", "type=Warning:4h");

    assertThat(kept(rules, event("a", "Warning", "x"))).isEqualTo(Duration.ofHours(2));
    assertThat(kept(rules, event("a", "Normal", "x"))).isEqualTo(Duration.ofHours(3));
    assertThat(kept(rules, event("b", "Warning", "x"))).isEqualTo(Duration.ofHours(4));
  }

  @Test
  void whatNoRuleIsAboutIsKeptForAWeek() {
    assertThat(kept(rules("reason=Killing:1h"), event("a", "Normal", "x")))
        .isEqualTo(Retention.USUAL);
    assertThat(kept(rules(), event("a", "Normal", "x"))).isEqualTo(Duration.ofDays(7));
  }

  @Test
  void aClustersRulesAreForItAlone() {
    Retention rules = rules("cluster=prod,type=Warning:90d", "cluster=prod:30d", "2d");
    Event warning = event("a", "Warning", "x");

    assertThat(kept(rules.in("prod"), warning)).isEqualTo(Duration.ofDays(90));
    assertThat(kept(rules.in("test"), warning)).isEqualTo(Duration.ofDays(2));
    assertThat(rules.in("test").toString()).isNotEqualTo(rules.in("prod").toString());
  }

  @Test
  void theTimeCountsFromTheLastWrite() {
    Instant written = Instant.parse("2026-03-01T10:00:00Z");

    assertThat(rules("2d").due(event("a", "Normal", "x"), written))
        .isEqualTo("2026-03-03T10:00:00Z");
  }

  @Test
  void aRuleThatIsNeverAskedIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rules("7d", "type=Warning:30d"))
        .withMessageContaining("never asked");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rules("type=Warning:7d", "namespace=a,type=Warning:30d"));
  }

  @ParameterizedTest
  @CsvSource({"30d,PT720H", "1d12h,PT36H", "90m,PT1H30M", "2h30m,PT2H30M", " 7d ,PT168H"})
  void durationsAreInDaysAndHours(String text, Duration expected) {
    assertThat(RetentionRule.parse(text).keep()).isEqualTo(expected);
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(
      strings = {
        "",
        "d",
        "7",
        "7x",
        "-1d",
        "0d",
        "1s",
        "99999999d",
        "type=Warning",
        "type=Warning:",
        ":7d",
        "type=:7d",
        "kind=Pod:7d",
        "type=Warning,type=Normal:7d",
        "type=Warning,,reason=x:7d"
      })
  void whatIsNoRuleIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> RetentionRule.parse(text));
  }

  @Test
  void rulesThatMeanTheSameAreWrittenInOneForm() {
    assertThat(rules("type=Warning, namespace=a:1d", "48h").toString())
        .isEqualTo(rules("namespace=a,type=Warning:24h", "2d").toString())
        .isEqualTo("namespace=a,type=Warning:86400s 172800s");
  }
}
