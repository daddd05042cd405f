package dev.tidings.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * The recorded story of an image that cannot be pulled: what kubectl 1.32 printed at six moments
 * comes out line for line when the recorded events are printed as of those moments.
 */
class ImagePullFailureTest {
  private static final String STORY = "image-pull-failure/";
  private static final JsonNode CAPTURED_AT = Golden.resource(STORY + "captured-at.json");

  @ParameterizedTest
  @ValueSource(strings = {"004s", "030s", "090s", "240s", "480s", "780s"})
  void thePodIsDescribedLineForLine(String moment) {
    List<Event> events = about("Pod", moment);
    String capture = moment + "/describe-pod.txt";
    assertThat(printed(capture, now -> EventsBlock.render(events, now, FieldPaths.LEFT_OUT)))
        .contains(eventsBlock(capture));
  }

  @ParameterizedTest
  @ValueSource(strings = {"004s", "030s", "090s", "240s", "480s", "780s"})
  void theDeploymentIsDescribedLineForLine(String moment) {
    List<Event> events = about("Deployment", moment);
    String capture = moment + "/describe-deployment.txt";
    assertThat(printed(capture, now -> EventsBlock.render(events, now, FieldPaths.LEFT_OUT)))
        .contains(eventsBlock(capture));
  }

  @ParameterizedTest
  @ValueSource(strings = {"004s", "030s", "090s", "240s", "480s", "780s"})
  void theEventsAreListedLineForLine(String moment) {
    String capture = moment + "/get-events.txt";
    assertThat(printed(capture, now -> table(EventRow.COLUMNS, moment, now, EventRow::cells)))
        .contains(output(capture));
  }

  @ParameterizedTest
  @ValueSource(strings = {"004s", "030s", "090s", "240s", "480s", "780s"})
  void theEventsAreListedLineForLineWithEveryColumn(String moment) {
    String capture = moment + "/get-events-wide.txt";
    assertThat(
            printed(capture, now -> table(EventRow.WIDE_COLUMNS, moment, now, EventRow::wideCells)))
        .contains(output(capture));
  }

  private static String table(
      List<String> columns, String moment, Instant now, Function<EventRow, List<String>> cells) {
    List<List<String>> rows =
        events(moment).stream().map(event -> cells.apply(EventRow.of(event, now))).toList();
    return new TextTable(columns).withHeadings(rows);
  }

  /**
   * What is printed at the moment of a capture. It was noted to the second, sometimes the one
   * after, so these are the moments within a second of it.
   */
  private static Stream<String> printed(String capture, Function<Instant, String> print) {
    Instant noted = Instant.parse(CAPTURED_AT.path(capture).asString());
    return IntStream.range(-10, 10)
        .mapToObj(tenth -> print.apply(noted.plusMillis(tenth * 100L)))
        .distinct();
  }

  private static List<Event> about(String kind, String moment) {
    return events(moment).stream()
        .filter(event -> event.involvedObject().kind().equals(kind))
        .toList();
  }

  private static List<Event> events(String moment) {
    return JsonEvents.list(Golden.resource(STORY + moment + "/events.json"));
  }

  private static String eventsBlock(String capture) {
    String described = output(capture);
    return described.substring(described.indexOf("Events:\n"));
  }

  /** What a command printed; a capture begins with the command itself. */
  private static String output(String capture) {
    String text = Golden.text(STORY + capture);
    return text.substring(text.indexOf('\n') + 1);
  }
}
