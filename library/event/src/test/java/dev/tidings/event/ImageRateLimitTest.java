package dev.tidings.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The story of an nginx whose image comes too slowly and then not at all, as a published article
 * tells it with kubectl's output (its lost indentation put back). The events are made from what the
 * article says and printed at its two moments.
 */
class ImageRateLimitTest {
  private static final Instant STARTED = Instant.parse("2022-08-01T13:27:30Z");
  private static final String POD = "nginx-deployment-6b474476c4-2wk4g";
  private static final String REPLICA_SET = "nginx-deployment-6b474476c4";

  private static final String TIMED_OUT =
      "Failed to pull image \"nginx:1.14.2\": rpc error: code = Unknown desc = Error response from"
          + " daemon: error parsing HTTP 408 response body: invalid character '<' looking for"
          + " beginning of value: \"<html><body><h1>408 Request Time-out</h1>\\nYour browser didn't"
          + " send a complete request in time.\\n</body></html>\\n\"";
  private static final String UNREACHABLE =
      "Failed to pull image \"nginx:1.14.2\": rpc error: code = Unknown desc = error pulling image"
          + " configuration: Get https://production.cloudflare.docker.com/registry-v2/docker/registry"
          + "/v2/blobs/sha256/29/295c7be079025306c4f1d65997fcf7adb411c88f139ad1d34b537164aa060369/data"
          + "?verify=1659363670-TrbkagNHlCm67ThG8K%2F8%2FdKhRL4%3D: dial tcp 104.18.121.25:443: i/o"
          + " timeout";
  private static final String LIMITED =
      "Failed to pull image \"nginx:1.14.2\": rpc error: code = Unknown desc = toomanyrequests: You"
          + " have reached your pull rate limit. You may increase the limit by authenticating and"
          + " upgrading: https://www.docker.com/increase-rate-limit";
  private static final String ASSIGNED = "Successfully assigned event-test/" + POD + " to node1";

  @Test
  void theEventsBlockComesOutLineForLine() {
    Instant now = STARTED.plus(Duration.parse("PT8M29S"));
    List<Event> events =
        List.of(
            seen(now, "3m26s", 10, "7m54s", failed("Error: ImagePullBackOff")),
            seen(
                now,
                "4m38s",
                6,
                "7m54s",
                normal("BackOff", "Back-off pulling image \"nginx:1.14.2\"")),
            seen(now, "5m12s", 4, "8m28s", normal("Pulling", "Pulling image \"nginx:1.14.2\"")),
            seen(now, "5m3s", 4, "7m55s", failed("Error: ErrImagePull")),
            seen(now, "5m3s", 1, "5m3s", failed(LIMITED)),
            seen(now, "5m57s", 1, "5m57s", failed(UNREACHABLE)),
            seen(now, "6m57s", 2, "7m55s", failed(TIMED_OUT)),
            scheduled());

    assertThat(EventsBlock.render(events, now))
        .isEqualTo(Golden.text("image-rate-limit-describe.txt"));
  }

  @Test
  void theListComesOutLineForLine() {
    Instant now = STARTED.plus(Duration.parse("PT2M27S"));
    Stream<Event> events =
        Stream.of(
            scheduled(),
            seen(
                now,
                "2m27s",
                1,
                "2m27s",
                about(
                    "Deployment",
                    "nginx-deployment",
                    "ScalingReplicaSet",
                    "Scaled up replica set " + REPLICA_SET + " to 1")),
            seen(
                now,
                "2m27s",
                1,
                "2m27s",
                about("ReplicaSet", REPLICA_SET, "SuccessfulCreate", "Created pod: " + POD)),
            seen(now, "30s", 2, "2m26s", normal("Pulling", "Pulling image \"nginx:1.14.2\"")),
            seen(now, "55s", 2, "113s", failed(TIMED_OUT)),
            seen(now, "55s", 2, "113s", failed("Error: ErrImagePull")),
            seen(
                now,
                "41s",
                2,
                "112s",
                normal("BackOff", "Back-off pulling image \"nginx:1.14.2\"")),
            seen(now, "41s", 2, "112s", failed("Error: ImagePullBackOff")));

    List<List<String>> rows = events.map(event -> EventRow.of(event, now).cells()).toList();
    assertThat(new TextTable(EventRow.COLUMNS).withHeadings(rows))
        .isEqualTo(Golden.text("image-rate-limit-get.txt"));
  }

  private static Event scheduled() {
    return about("Pod", POD, "Scheduled", ASSIGNED).toBuilder()
        .eventTime(STARTED)
        .reportingController("default-scheduler")
        .build();
  }

  private static Event normal(String reason, String message) {
    return about("Pod", POD, reason, message).toBuilder()
        .source(new EventSource("kubelet", "node1"))
        .build();
  }

  private static Event failed(String message) {
    return normal("Failed", message).toBuilder().type("Warning").build();
  }

  private static Event about(String kind, String name, String reason, String message) {
    return Event.builder()
        .involvedObject(new ObjectReference(kind, "event-test", name, "", "", "", ""))
        .type("Normal")
        .reason(reason)
        .message(message)
        .build();
  }

  /** The event as it stood at a moment: seen last and first so long before it. */
  private static Event seen(Instant now, String last, int count, String first, Event event) {
    return event.toBuilder()
        .firstTimestamp(now.minus(Duration.parse("PT" + first)))
        .lastTimestamp(now.minus(Duration.parse("PT" + last)))
        .count(count)
        .build();
  }
}
