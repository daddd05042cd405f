package dev.tidings.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.codec.Transcripts.Step;
import dev.tidings.event.ApiGroup;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of creates: what a kube-apiserver answers to those it cannot read, and warns about. */
class RequestBodiesConformanceTest {
  private static final Pattern UNREADABLE =
      Pattern.compile(
          "the object provided is unrecognized.*|.* cannot be handled as a Event: .*"
              + "|the API version in the data \\(events.k8s.io/v1beta1\\) does not match.*");
  private static final String STRICT = "cannot be handled as a Event: strict decoding error: ";
  private static final Pattern WARNING = Pattern.compile("299 - \"(.*)\"");

  static List<Step> creates() {
    return Transcripts.steps(
        RequestBodiesConformanceTest.class,
        step ->
            step.request().path("method").asString("").equals("POST")
                && step.request().path("path").asString("").contains("/events")
                && (step.status() == 201 || step.status() == 400));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("creates")
  void areReadLikeTheReference(Step step) {
    String message = step.expect().path("body").path("message").asString("");
    boolean unreadable =
        step.status() == 400 && UNREADABLE.matcher(message).matches() && !message.contains(STRICT);
    try {
      Decoded decoded = EventDecoder.decode(body(step.request()), encoding(step), group(step));
      assertThat(unreadable).as(message).isFalse();
      assertThat(decoded.strictErrors()).containsAll(warnings(step));
      if (message.contains(STRICT)) {
        assertThat(message).endsWith(STRICT + String.join(", ", decoded.strictErrors()));
      }
      if (step.status() == 201
          && step.expect().path("body").path("kind").stringValue("").equals("Event")) {
        assertThat(spec(EventJson.tree(decoded.event(), decoded.group())))
            .isEqualTo(spec(step.expect().path("body")));
      }
    } catch (DecodeException e) {
      assertThat(unreadable).as(e.getMessage() + " instead of " + message).isTrue();
      if (!step.json().path("anyMessage").asBoolean(false)) {
        assertThat(e).hasMessage(message);
      }
    }
  }

  /** Everything but the metadata, of which the server chooses a part. */
  private static JsonNode spec(JsonNode event) {
    ObjectNode spec = (ObjectNode) event.deepCopy();
    spec.remove("metadata");
    return spec;
  }

  private static byte[] body(JsonNode request) {
    if (request.has("rawBase64")) {
      return Base64.getDecoder().decode(request.path("rawBase64").asString());
    }
    return request.has("raw")
        ? request.path("raw").asString("").getBytes(StandardCharsets.UTF_8)
        : KubernetesJson.bytes(request.path("body"));
  }

  private static Encoding encoding(Step step) {
    String type = step.request().path("headers").path("Content-Type").asString("");
    for (Encoding encoding : Encoding.values()) {
      if (type.startsWith(encoding.mediaType())) {
        return encoding;
      }
    }
    return Encoding.JSON;
  }

  private static ApiGroup group(Step step) {
    return step.request().path("path").asString("").startsWith("/apis")
        ? ApiGroup.EVENTS
        : ApiGroup.CORE;
  }

  private static List<String> warnings(Step step) {
    JsonNode header = step.expect().path("headers").path("Warning");
    var warnings = new ArrayList<String>();
    for (JsonNode warning : header.isString() ? List.of(header) : header.values()) {
      var text = WARNING.matcher(warning.asString(""));
      if (text.matches()) {
        warnings.add(text.group(1).replace("\\\"", "\""));
      }
    }
    return warnings;
  }
}
