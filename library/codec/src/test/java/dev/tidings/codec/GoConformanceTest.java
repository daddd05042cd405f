package dev.tidings.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.ApiGroup;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Kubernetes' own Go libraries (apimachinery 0.36.2, sigs.k8s.io/json and yaml, evanphx
 * json-patch 4.13) made of some 1,700 small inputs.
 */
class GoConformanceTest {
  private static Stream<JsonNode> cases(String... kinds) {
    return Recording.lines("golden/go.jsonl.gz")
        .filter(line -> List.of(kinds).contains(line.path("kind").asString()));
  }

  static Stream<JsonNode> json() {
    return cases("decode");
  }

  static Stream<JsonNode> yaml() {
    return cases("yaml");
  }

  static Stream<JsonNode> patches() {
    return cases("json-patch", "merge-patch", "strategic");
  }

  static Stream<JsonNode> written() {
    return cases("to-yaml");
  }

  @ParameterizedTest
  @MethodSource("json")
  void readsJsonAndWritesItAndProtobufLikeGo(JsonNode recorded) {
    compare(recorded, Encoding.JSON);
  }

  @ParameterizedTest
  @MethodSource("yaml")
  void readsYamlLikeGo(JsonNode recorded) {
    compare(recorded, Encoding.YAML);
  }

  private static void compare(JsonNode recorded, Encoding encoding) {
    byte[] body = Base64.getDecoder().decode(recorded.path("body").asString(""));
    ApiGroup group = group(recorded);
    String input = new String(body, StandardCharsets.UTF_8);
    try {
      Decoded decoded = EventDecoder.decode(body, encoding, group);
      assertThat(recorded.path("error").asString("")).as(input).isEmpty();
      assertThat(decoded.strictErrors()).as(input).isEqualTo(strings(recorded.path("strict")));
      assertThat(json(decoded, group)).as(input).isEqualTo(recorded.path("text").asString());
      byte[] message = ProtobufEvents.encode(decoded.event(), group);
      assertThat(Base64.getEncoder().encodeToString(message))
          .as(input)
          .isEqualTo(recorded.path("protobuf").asString());
    } catch (DecodeException e) {
      String error = recorded.path("error").asString("");
      assertThat(error).as(input).isNotEmpty();
      if (error.contains("struct field") || error.startsWith("parsing time")) {
        assertThat(e.detail()).as(input).isEqualTo(error);
      }
    }
  }

  private static String json(Decoded decoded, ApiGroup group) {
    var bytes = new ByteArrayOutputStream();
    try (var json = KubernetesJson.generator(bytes, false)) {
      EventJson.write(json, decoded.event(), group, false);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("patches")
  void patchesLikeGo(JsonNode recorded) {
    String patch = recorded.path("patch").asString();
    String error = recorded.path("error").asString("");
    boolean converted = error.startsWith("convert: ");
    try {
      JsonNode patched = patched(recorded, patch.getBytes(StandardCharsets.UTF_8));
      assertThat(converted ? "" : error).as(patch).isEmpty();
      assertThat(patched).as(patch).isEqualTo(result(recorded));
      if (converted) {
        assertThat(conversionError(patched, recorded)).as(patch).isEqualTo(error);
      }
    } catch (PatchException e) {
      assertThat(error).as(patch + " refused with " + e.getMessage()).isNotEmpty();
      if (error.startsWith("unknown patch") || error.startsWith("map: ")) {
        assertThat(e.getMessage()).isEqualTo(error);
      }
    }
  }

  private static JsonNode patched(JsonNode recorded, byte[] patch) throws PatchException {
    var document = (ObjectNode) recorded.path("document");
    String kind = recorded.path("kind").asString();
    if (kind.equals("json-patch")) {
      return JsonPatch.parse(patch).apply(document);
    }
    var body = PatchBody.parse(patch);
    assertThat(body.strictErrors()).isEqualTo(strings(recorded.path("strict")));
    if (kind.equals("merge-patch")) {
      return MergePatch.apply(document, body.patch());
    }
    assertThat(body.goText()).isEqualTo(recorded.path("text").asString());
    return StrategicMergePatch.apply(document, body.patch());
  }

  private static String conversionError(JsonNode patched, JsonNode recorded) {
    try {
      var decoded = EventDecoder.convert(patched, group(recorded));
      return "convert: strict decoding error: " + String.join(", ", decoded.strictErrors());
    } catch (DecodeException e) {
      return "convert: " + e.detail();
    }
  }

  private static ApiGroup group(JsonNode recorded) {
    return recorded.path("group").asString("").equals("core") ? ApiGroup.CORE : ApiGroup.EVENTS;
  }

  private static JsonNode result(JsonNode recorded) {
    return recorded.has("result")
        ? recorded.path("result")
        : KubernetesJson.MAPPER.readTree(recorded.path("text").asString());
  }

  @ParameterizedTest
  @MethodSource("written")
  void writesYamlLikeGo(JsonNode recorded) {
    assertThat(unfolded(KubernetesYaml.text(recorded.path("document"))))
        .isEqualTo(unfolded(recorded.path("text").asString()));
  }

  /** Long lines are folded by one writer and not by the other. */
  private static String unfolded(String yaml) {
    return yaml.replaceAll("\\s+", " ");
  }

  private static List<String> strings(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }
}
