package dev.tidings.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.codec.Transcripts.Step;
import dev.tidings.event.ApiGroup;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Patches applied to the events as the steps before had left them. */
class PatchTranscriptsConformanceTest {
  /** A patch, and the event that it is for in core/v1. */
  record Patch(Step step, ObjectNode event) {
    @Override
    public String toString() {
      return step.name();
    }
  }

  static List<Patch> patches() throws DecodeException {
    var patches = new ArrayList<Patch>();
    for (List<Step> transcript : Transcripts.all()) {
      Map<String, ObjectNode> events = new HashMap<>();
      for (Step step : transcript) {
        String name = step.request().path("path").asString("").replaceAll("\\?.*|.*/", "");
        ObjectNode event = events.get(name);
        if (event != null && kind(step).endsWith("patch+json")) {
          patches.add(new Patch(step, event));
        }
        JsonNode answer = step.expect().path("body");
        boolean kept = !step.request().path("path").asString("").contains("dryRun");
        if (kept && answer.path("kind").asString("").equals("Event")) {
          String key = answer.path("metadata").path("name").asString();
          events.put(key, event(answer, ApiGroup.CORE));
        }
      }
    }
    System.out.println(
        PatchTranscriptsConformanceTest.class.getSimpleName() + ": " + patches.size());
    return patches;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("patches")
  void makeWhatTheReferenceMade(Patch patch) {
    Step step = patch.step();
    ApiGroup group =
        step.request().path("path").asString("").startsWith("/apis")
            ? ApiGroup.EVENTS
            : ApiGroup.CORE;
    try {
      JsonNode patched = apply(step, event(patch.event(), group));
      JsonNode answer = step.expect().path("body");
      if (answer.path("kind").asString("").equals("Event")) {
        assertThat(comparable(event(patched, group))).isEqualTo(comparable(answer));
      }
      assertThat(step.status()).isNotEqualTo(413);
    } catch (PatchException e) {
      assertThat(step.status()).as(e.getMessage()).isEqualTo(status(e.failure()));
    } catch (DecodeException e) {
      assertThat(step.status()).as(e.getMessage()).isEqualTo(422);
      assertThat(step.expect().path("body").path("message").asString()).endsWith(e.detail());
    }
  }

  private static JsonNode apply(Step step, ObjectNode event)
      throws PatchException, DecodeException {
    byte[] body = body(step.request());
    JsonNode patched =
        switch (kind(step)) {
          case "application/json-patch+json" -> JsonPatch.parse(body).apply(event);
          case "application/merge-patch+json" ->
              MergePatch.apply(event, PatchBody.parse(body).patch());
          default -> StrategicMergePatch.apply(event, PatchBody.parse(body).patch());
        };
    if (kind(step).contains("strategic")) {
      return EventJson.tree(EventDecoder.convert(patched, ApiGroup.CORE).event(), ApiGroup.CORE);
    }
    return patched;
  }

  private static String kind(Step step) {
    return step.request().path("headers").path("Content-Type").asString("").replaceAll(";.*", "");
  }

  private static int status(PatchException.Failure failure) {
    return switch (failure) {
      case MALFORMED -> 400;
      case FAILED_OPERATION -> 422;
      case UNKNOWN_DIRECTIVE -> 500;
      case TOO_MANY_OPERATIONS -> 413;
    };
  }

  private static byte[] body(JsonNode request) {
    return request.has("raw")
        ? request.path("raw").asString("").getBytes(StandardCharsets.UTF_8)
        : KubernetesJson.bytes(request.path("body"));
  }

  private static ObjectNode event(JsonNode json, ApiGroup group) throws DecodeException {
    String text = json.toString().replaceAll("<time(:[0-9]+)?>", "2026-01-01T00:00:00Z");
    Decoded decoded =
        EventDecoder.decode(text.getBytes(StandardCharsets.UTF_8), Encoding.JSON, group);
    return EventJson.tree(decoded.event(), group);
  }

  /** Without what the server sets by itself. */
  private static JsonNode comparable(JsonNode event) {
    var comparable = (ObjectNode) event.deepCopy();
    ((ObjectNode) comparable.path("metadata"))
        .remove(List.of("managedFields", "resourceVersion", "creationTimestamp"));
    return comparable;
  }
}
