package dev.tidings.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.search.query.EventQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be asked for, and how periods are divided. */
class RequestsTest {
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Question ALL = new Question(EventQuery.ALL, Period.ALWAYS, Scope.NOTHING);

  @ParameterizedTest(name = "{0} in {1} parts: {3} of {2}")
  @CsvSource({
    "PT1H, 60, PT1M, 60",
    "PT1H, 7, PT8M35S, 7",
    "PT10S, 60, PT1S, 10",
    "PT0.5S, 3, PT1S, 1",
    "PT1M0.001S, 2, PT31S, 2",
  })
  void partsHaveWholeSeconds(Duration length, int buckets, Duration step, int parts) {
    Question what = ALL.during(new Period(FROM, FROM.plus(length)));
    var request = new HistogramRequest(what, buckets, null);
    assertThat(request.step()).isEqualTo(step);
    assertThat(request.parts()).isEqualTo(parts);
  }

  @Test
  void aTokenIsReadAsItWasWritten() {
    var token = new PageToken(Order.NEWEST_FIRST, 1_790_000_000_000_000L, 17, "blue.example");
    assertThat(PageToken.read(token.text())).contains(token);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "-time_1_2",
        "-time_-1_2_blue",
        "-time_1_2_UP",
        "age_1_2_blue",
        "time_1_2_"
      })
  void whatIsNoTokenIsNone(String text) {
    assertThat(PageToken.read(text)).isEmpty();
  }

  @Test
  void limitsAreTold() {
    assertThatThrownBy(() -> new SearchRequest(ALL, Order.NEWEST_FIRST, 501, null, Set.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("limit must be from 1 to 500, and is 501");
    assertThatThrownBy(() -> new Period(FROM, FROM)).isInstanceOf(IllegalArgumentException.class);
  }
}
