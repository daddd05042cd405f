package dev.tidings.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the components of a real cluster sent, protobuf bodies included, is answered as the real
 * server answered it, apart from values that a server chooses.
 *
 * <p>The recording is a sample: of every event in it all writes are there, but not every event is,
 * and deletions are not. So every write is compared whole. Of a list, the events that the sample
 * wrote are compared, in order and whole. Not compared, and counted: contents that the recording
 * left out for their size; pages after the first, whose tokens only the recorded server knows; and
 * what happened to a namespace that was being deleted, since this server has no such state.
 */
class RecordedRequestsTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<String> differences = new ArrayList<>();
  private final Set<String> written = new HashSet<>();

  @Test
  void everyRecordedRequestIsAnsweredAsRecorded() throws Exception {
    List<RecordedRequest> requests = RecordedRequest.all("event-requests.jsonl.gz");
    Set<String> deletedNamespaces =
        requests.stream()
            .filter(request -> request.status() == 403)
            .map(RecordedRequest::namespace)
            .collect(Collectors.toSet());
    var clock = new SimulatedClock(requests.get(0).at());
    try (TestServer server = TestServer.in(directory).clock(clock).start()) {
      WireClient client = WireClient.to(server.uri());
      for (RecordedRequest request : requests) {
        clock.moveTo(request.at());
        boolean deleting = deletedNamespaces.contains(request.namespace());
        compare(request, client.call(request.toSend()), deleting);
      }
    }
    System.out.println("recorded requests: " + requests.size() + " sent; " + counts);
    assertThat(differences).isEmpty();
    assertThat(counts).containsKeys("writes compared", "lists compared");
  }

  private void compare(RecordedRequest request, WireAnswer.Whole answer, boolean deleting)
      throws IOException {
    if (request.status() == 403) {
      count("not comparable: the namespace is being deleted");
    } else if (request.uri().contains("continue=")) {
      count("not comparable: a page by the recorded server's token");
    } else if (answer.status() != request.status()) {
      differ(
          request,
          Difference.at("status", request.status(), answer.status() + " " + answer.text()));
    } else if (request.reads()) {
      compareList(request, answer, deleting);
    } else {
      compareWrite(request, answer);
    }
  }

  private void compareWrite(RecordedRequest request, WireAnswer.Whole answer) throws IOException {
    JsonNode recorded = request.answer().orElseThrow();
    written.add(recorded.path("metadata").path("name").stringValue());
    count("writes compared");
    new JsonComparison(new Placeholders(), false, true)
        .difference(
            ComparableEvents.event(recorded), ComparableEvents.event(tree(request, answer)), "$")
        .ifPresent(difference -> differ(request, difference));
  }

  private void compareList(RecordedRequest request, WireAnswer.Whole answer, boolean deleting)
      throws IOException {
    Optional<JsonNode> recorded = request.answer();
    if (recorded.isEmpty()) {
      count("lists of which only the status is recorded");
    } else if (deleting) {
      count("lists of which only the status is comparable: deletions are not in the sample");
    } else {
      count("lists compared");
      ComparableEvents.difference(
              ComparableEvents.listed(recorded.get(), written),
              ComparableEvents.listed(tree(request, answer), written))
          .ifPresent(difference -> differ(request, difference));
    }
  }

  private static JsonNode tree(RecordedRequest request, WireAnswer.Whole answer)
      throws IOException {
    boolean protobuf = answer.header("Content-Type").orElse("").contains("protobuf");
    return protobuf
        ? ProtobufAnswer.tree(answer.body(), request.group())
        : JsonMapper.shared().readTree(answer.body());
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  private void differ(RecordedRequest request, Difference difference) {
    differences.add(request.at() + " " + request.uri() + ": " + difference);
  }
}
