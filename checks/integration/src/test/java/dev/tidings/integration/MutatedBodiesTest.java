package dev.tidings.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.codec.DecodeException;
import dev.tidings.codec.Encoding;
import dev.tidings.codec.EventDecoder;
import dev.tidings.codec.KubernetesProtobuf;
import dev.tidings.codec.ProtobufEvents;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bodies that were right once, with bytes changed at random: never the server's failure, never its
 * end.
 */
class MutatedBodiesTest {
  private static final long SEED = 20260101;
  private static final int ROUNDS = Integer.getInteger("tidings.mutants", 1_000);
  private static final long HEAP_GROWTH = 96L << 20;
  private static final String EVENTS = "/api/v1/namespaces/mutants/events";

  /** What the reference itself answers with a 500, to a patch with a directive it does not know. */
  private static final String DOCUMENTED = "unknown patch type: ";

  private static final List<String> FRAGMENTS =
      List.of(
          "null",
          "true",
          "-1",
          "1e999",
          "9223372036854775808",
          "\"\"",
          "\"\\u0000\"",
          "\\ud800",
          "{",
          "[",
          "}",
          "]",
          ",",
          ":",
          "\"",
          "\\",
          "\n",
          "\t",
          "- ",
          "&a ",
          "*a",
          "!!binary ",
          "---\n",
          "\"$patch\":\"replace\",",
          "\"kind\":7,",
          "\"metadata\":[],",
          "\"op\":\"move\",");

  private static final String EVENT =
      """
      {"kind":"Event","apiVersion":"v1","metadata":{"name":"m","namespace":"mutants",\
      "labels":{"a":"b"},"ownerReferences":[{"apiVersion":"v1","kind":"Pod","name":"p","uid":"u"}]},\
      "involvedObject":{"kind":"Pod","namespace":"mutants","name":"web-0","uid":"pod-uid"},\
      "reason":"Pulled","message":"hello","source":{"component":"kubelet","host":"node-1"},\
      "firstTimestamp":"2026-03-01T10:00:00Z","lastTimestamp":"2026-03-01T10:05:00Z","count":3,\
      "type":"Normal","eventTime":"2026-03-01T10:00:00.000001Z",\
      "series":{"count":2,"lastObservedTime":"2026-03-01T10:00:00.000001Z"},\
      "action":"Pulling","reportingComponent":"a.example/b","reportingInstance":"b-1"}""";

  private static final String YAML =
      """
      apiVersion: v1
      kind: Event
      metadata: {name: m, namespace: mutants, labels: {a: b}}
      involvedObject:
        kind: Pod
        namespace: mutants
        name: web-0
      message: |
        two
        lines
      count: 3
      """;

  /** A request that is right as it stands. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Original(String method, String path, String type, byte[] body) {
    WireRequest mutated(Random random) {
      return new WireRequest(method, path, Map.of("Content-Type", type), mutate(body, random));
    }
  }

  private static List<Original> originals() throws DecodeException {
    Event event = EventDecoder.decode(bytes(EVENT), Encoding.JSON, ApiGroup.CORE).event();
    byte[] message = ProtobufEvents.encode(event, ApiGroup.CORE);
    String patch = "{\"count\":4,\"lastTimestamp\":\"2026-03-01T11:00:00Z\",\"message\":null}";
    String operations =
        "[{\"op\":\"test\",\"path\":\"/count\",\"value\":3},"
            + "{\"op\":\"copy\",\"from\":\"/source\",\"path\":\"/related\"},"
            + "{\"op\":\"remove\",\"path\":\"/metadata/labels/a\"}]";
    String one = EVENTS + "/m";
    return List.of(
        new Original("POST", EVENTS, "application/json", bytes(EVENT)),
        new Original("POST", EVENTS, "application/yaml", bytes(YAML)),
        new Original(
            "POST",
            EVENTS,
            "application/vnd.kubernetes.protobuf",
            KubernetesProtobuf.wrap("v1", "Event", message)),
        new Original("PUT", one, "application/json", bytes(EVENT)),
        new Original("PATCH", one, "application/merge-patch+json", bytes(patch)),
        new Original("PATCH", one, "application/strategic-merge-patch+json", bytes(patch)),
        new Original("PATCH", one, "application/json-patch+json", bytes(operations)));
  }

  private static byte[] mutate(byte[] original, Random random) {
    byte[] body = original;
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      int from = random.nextInt(body.length + 1);
      int to = Math.min(body.length, from + random.nextInt(6));
      byte[] middle =
          switch (random.nextInt(4)) {
            case 0 -> new byte[] {(byte) random.nextInt(256)};
            case 1 -> new byte[0];
            case 2 -> bytes(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
            default -> Arrays.copyOfRange(body, 0, to);
          };
      var mutant = new ByteArrayOutputStream();
      mutant.write(body, 0, from);
      mutant.writeBytes(middle);
      mutant.write(body, to, body.length - to);
      body = mutant.toByteArray();
    }
    return body;
  }

  @Test
  void noMutantMakesTheServerFail(@TempDir Path directory) throws Exception {
    var answers = new TreeMap<Integer, Integer>();
    var random = new Random(SEED);
    List<Original> originals = originals();
    try (TestServer server = TestServer.in(directory).start()) {
      WireClient client = WireClient.to(server.uri());
      long before = heapInUse();
      for (int round = 0; round < ROUNDS; round++) {
        client.call(WireRequest.json("POST", EVENTS, EVENT));
        Original original = originals.get(round % originals.size());
        WireRequest mutant = original.mutated(random);
        WireAnswer.Whole answer = client.call(mutant);
        answers.merge(answer.status(), 1, Integer::sum);
        assertThat(answer.status() < 500 || answer.text().contains(DOCUMENTED))
            .as("round %d, %s %s: %s", round, original.method(), original.type(), answer.text())
            .isTrue();
      }
      assertThat(client.call(WireRequest.get("/healthz")).text()).isEqualTo("ok");
      assertThat(heapInUse() - before).isLessThan(HEAP_GROWTH);
    }
    System.out.println(
        "mutated bodies: " + ROUNDS + " sent, seed " + SEED + ", answers " + answers);
    assertThat(answers).containsKeys(201, 400);
  }

  private static long heapInUse() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
