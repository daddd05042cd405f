package dev.tidings.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.codec.DecodeException;
import dev.tidings.codec.EventDecoder;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventsBlock;
import dev.tidings.event.FieldPaths;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The story of an image that cannot be pulled, told by the components of a real cluster and printed
 * by kubectl at six moments: with the clock set to those moments, this server tells the same.
 */
class ImagePullStoryTest {
  private static final String STORY = "image-pull-failure/";
  private static final String EVENTS = "/api/v1/namespaces/image-demo/events?limit=500";
  private static final String JSON = "application/json";
  private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";
  private static final Duration STEP = Duration.ofMillis(125);
  private static final int STEPS = 24;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  /** Prints what a server has at the moment its clock shows. */
  private interface Printer {
    List<String> print(Story story) throws Exception;
  }

  @ParameterizedTest
  @ValueSource(strings = {"004s", "030s", "090s", "240s", "480s", "780s"})
  void tablesAreWhatKubectlGetPrinted(String moment) throws Exception {
    for (String file : List.of("/get-events.txt", "/get-events-wide.txt")) {
      int priority = file.contains("wide") ? 1 : 0;
      List<String> printed = lines(moment + file).stream().skip(1).toList();
      assertComesOut(
          moment + file, printed, story -> TableText.lines(story.read(EVENTS, TABLE), priority));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"004s", "030s", "090s", "240s", "480s", "780s"})
  void theEventsBlockIsWhatKubectlDescribePrinted(String moment) throws Exception {
    var objects =
        Map.of("/describe-pod.txt", "kind=Pod", "/describe-deployment.txt", "kind=Deployment");
    for (Map.Entry<String, String> object : objects.entrySet()) {
      String path = EVENTS + "&fieldSelector=involvedObject." + object.getValue();
      List<String> printed = lines(moment + object.getKey());
      List<String> block = printed.subList(printed.indexOf("Events:"), printed.size());
      assertComesOut(moment + object.getKey(), block, story -> story.eventsBlock(path));
    }
  }

  /** A capture is stamped by the second: around it, one moment has to fit every line. */
  private void assertComesOut(String capture, List<String> printed, Printer printer)
      throws Exception {
    try (var story = new Story(Files.createTempDirectory(directory, "story-"))) {
      Instant start = capturedAt(capture).minusSeconds(1);
      List<String> told = List.of();
      for (int step = 0; step <= STEPS && !told.equals(printed); step++) {
        story.tellUntil(start.plus(STEP.multipliedBy(step)));
        told = printer.print(story);
      }
      assertThat(told).as(capture).isEqualTo(printed);
    }
  }

  private static List<String> lines(String capture) throws IOException {
    return read(capture).lines().map(String::stripTrailing).toList();
  }

  private static Instant capturedAt(String capture) throws IOException {
    JsonNode times = JsonMapper.shared().readTree(read("captured-at.json"));
    return Instant.parse(times.path(capture).stringValue());
  }

  private static String read(String file) throws IOException {
    try (InputStream in =
        ImagePullStoryTest.class.getResourceAsStream("/recorded/" + STORY + file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A server that is told the recorded requests as its clock moves on. */
  private static final class Story implements AutoCloseable {
    private final List<RecordedRequest> requests;
    private final SimulatedClock clock;
    private final TestServer server;
    private final WireClient client;
    private int told;

    Story(Path directory) throws IOException {
      this.requests = RecordedRequest.all(STORY + "requests.jsonl");
      this.clock = new SimulatedClock(requests.get(0).at());
      this.server = TestServer.in(directory).clock(clock).start();
      this.client = WireClient.to(server.uri());
    }

    void tellUntil(Instant moment) throws IOException {
      while (told < requests.size() && requests.get(told).at().isBefore(moment)) {
        RecordedRequest request = requests.get(told++);
        clock.moveTo(request.at());
        WireAnswer.Whole answer = client.call(request.toSend());
        assertThat(answer.status()).as(answer.text()).isEqualTo(request.status());
      }
      clock.moveTo(moment);
    }

    JsonNode read(String path, String accept) throws IOException {
      var request = new WireRequest("GET", path, Map.of("Accept", accept), null);
      return JsonMapper.shared().readTree(client.call(request).body());
    }

    List<String> eventsBlock(String path) throws IOException, DecodeException {
      var events = new ArrayList<Event>();
      for (JsonNode item : read(path, JSON).path("items")) {
        events.add(EventDecoder.decode(item, ApiGroup.CORE).event());
      }
      String block = EventsBlock.render(events, clock.instant(), FieldPaths.LEFT_OUT);
      return block.lines().map(String::stripTrailing).toList();
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
