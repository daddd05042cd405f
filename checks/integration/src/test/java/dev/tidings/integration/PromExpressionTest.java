package dev.tidings.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.integration.PromExpression.Selector;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@link MonitoringTest} finds, and what it would miss without being asked. */
class PromExpressionTest {
  private static final ScrapedFigures SAID =
      ScrapedFigures.of(
          """
          # TYPE collector_state gauge
          collector_state{cluster="eu",state="stopped"} 1.0
          collector_state{cluster="eu",state="waiting"} 0.0
          """);

  @Test
  void metricsAreToldFromFunctionsWordsAndLabels() {
    var expression =
        PromExpression.of(
            """
            histogram_quantile(0.99, sum by (verb, le) (rate(a_bucket{instance=~"$i", code!="by"}[5m])))
              / on (instance) group_left max(b) > 1e3 unless ignoring(cause) c:rate5m offset 1h
            """);

    assertThat(expression.metrics())
        .isEqualTo(
            Map.of(
                "a_bucket",
                Set.of(new Selector("instance", "=~", "$i"), new Selector("code", "!=", "by")),
                "b",
                Set.of(),
                "c:rate5m",
                Set.of()));
    assertThat(expression.labels()).containsExactlyInAnyOrder("verb", "le", "instance", "cause");
  }

  @Test
  void behindASumThereAreTheLabelsThatItIsBy() {
    var summed = PromExpression.of("sum by (instance) (rate(lost_total{reason=\"full\"}[5m])) > 1");

    assertThat(summed.keeps("instance")).isTrue();
    assertThat(summed.keeps("reason")).isFalse();
    assertThat(PromExpression.of("rate(lost_total[5m])").keeps("reason")).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          collector_state{state="stopped"} == 1              ; 0
          collector_state{state="stoped"} == 1               ; 1
          collector_state{state=~"stopped|gone"}             ; 0
          collector_state{state=~"gone|away"}                ; 1
          collector_state{cluster=~"$cluster"}               ; 0
          collector_state{place="here"}                      ; 1
          collector_status                                   ; 1
          sum by (state) (collector_state)                   ; 0
          sum by (place) (collector_state)                   ; 1
          """)
  void whatNoSampleHasIsFound(String expression, int unknown) {
    assertThat(SAID.unknown(PromExpression.of(expression))).hasSize(unknown);
  }
}
