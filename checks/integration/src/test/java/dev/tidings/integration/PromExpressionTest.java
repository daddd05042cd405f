package dev.tidings.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PromExpressionTest {
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
            Map.of("a_bucket", Set.of("instance", "code"), "b", Set.of(), "c:rate5m", Set.of()));
    assertThat(expression.labels()).containsExactlyInAnyOrder("verb", "le", "instance", "cause");
  }
}
