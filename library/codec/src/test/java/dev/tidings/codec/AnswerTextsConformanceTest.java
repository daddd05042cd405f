package dev.tidings.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.codec.Transcripts.Step;
import dev.tidings.event.ApiGroup;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The exact texts in which a kube-apiserver gave single events, read and written again. */
class AnswerTextsConformanceTest {
  static List<Step> texts() {
    return Transcripts.steps(
        AnswerTextsConformanceTest.class, step -> step.expect().path("text").isString());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void areWrittenAgainAsTheyWere(Step step) throws DecodeException {
    String text = withoutPlaceholders(step.expect().path("text").asString());
    if (text.startsWith("{")) {
      assertThat(json(text) + (text.endsWith("\n") ? "\n" : "")).isEqualTo(text);
    } else {
      String again = KubernetesYaml.text(JsonBody.parseYaml(text.getBytes(StandardCharsets.UTF_8)));
      assertThat(again.replaceAll("\\s+", " ")).isEqualTo(text.replaceAll("\\s+", " "));
    }
  }

  private static String withoutPlaceholders(String text) {
    return text.replaceAll("<time(:[0-9]+)?>", "2026-01-01T00:00:00Z")
        .replaceAll("<rv(:[0-9]+)?>", "12")
        .replaceAll("<([a-z]+)(:[0-9]+)?>", "$1");
  }

  private static String json(String text) throws DecodeException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    JsonNode tree = JsonBody.parse(body);
    var bytes = new ByteArrayOutputStream();
    try (var json = KubernetesJson.generator(bytes, text.startsWith("{\n"))) {
      if (tree.path("kind").asString("").equals("Event")) {
        Decoded decoded = EventDecoder.decode(body, Encoding.JSON, ApiGroup.CORE);
        EventJson.write(json, decoded.event(), decoded.group(), true);
      } else {
        json.writePOJO(tree);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
