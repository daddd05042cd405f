package dev.tidings.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class TimeShiftTest {
  private static final TimeShift DAY_AND_A_BIT =
      TimeShift.between(
          Instant.parse("2026-11-21T22:00:00Z"), Instant.parse("2026-11-22T22:00:05.75Z"));

  @Test
  void movesEveryTimeOfACoreEvent() {
    ObjectNode event =
        json(
            """
            {"firstTimestamp":"2026-11-21T22:07:52Z","lastTimestamp":"2026-11-21T22:08:00Z",
             "eventTime":null,"message":"at 2026-11-21T22:07:52Z"}
            """);
    DAY_AND_A_BIT.apply(event);

    assertThat(event)
        .isEqualTo(
            json(
                """
                {"firstTimestamp":"2026-11-22T22:07:57Z","lastTimestamp":"2026-11-22T22:08:05Z",
                 "eventTime":null,"message":"at 2026-11-21T22:07:52Z"}
                """));
  }

  @Test
  void movesEveryTimeOfAnEventOfTheOtherGroup() {
    ObjectNode event =
        json(
            """
            {"eventTime":"2026-11-21T22:07:52.000000Z",
             "series":{"count":2,"lastObservedTime":"2026-11-21T23:59:59.123456Z"},
             "deprecatedFirstTimestamp":"2026-11-21T22:07:52Z","deprecatedLastTimestamp":null}
            """);
    DAY_AND_A_BIT.apply(event);

    assertThat(event)
        .isEqualTo(
            json(
                """
                {"eventTime":"2026-11-22T22:07:57.000000Z",
                 "series":{"count":2,"lastObservedTime":"2026-11-23T00:00:04.123456Z"},
                 "deprecatedFirstTimestamp":"2026-11-22T22:07:57Z","deprecatedLastTimestamp":null}
                """));
  }

  @Test
  void leavesWhatIsNoTimeToTheServer() {
    ObjectNode event = json("{\"firstTimestamp\":\"yesterday\",\"eventTime\":5}");
    DAY_AND_A_BIT.apply(event);

    assertThat(event).isEqualTo(json("{\"firstTimestamp\":\"yesterday\",\"eventTime\":5}"));
  }

  private static ObjectNode json(String text) {
    return (ObjectNode) ApiClient.JSON.readTree(text);
  }
}
