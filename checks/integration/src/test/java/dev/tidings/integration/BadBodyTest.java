package dev.tidings.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.codec.DecodeException;
import dev.tidings.codec.Encoding;
import dev.tidings.codec.EventDecoder;
import dev.tidings.codec.KubernetesProtobuf;
import dev.tidings.codec.ProtobufEvents;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A body that is too large, too deep, or no event is refused with the Status that clients expect.
 */
class BadBodyTest extends UnshakenServer {
  private static final String EVENTS = "/api/v1/namespaces/bad/events";
  private static final int BODY_LIMIT = 3 * 1024 * 1024;

  @Test
  void aBodyOfOneByteTooManyIsTooLarge() throws IOException {
    WireAnswer.Whole answer = post("application/json", new byte[BODY_LIMIT + 1]);
    assertRefused(answer, 413, "RequestEntityTooLarge");
    assertThat(answer.text()).contains("Request entity too large: limit is 3145728");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "{\"metadata\":{\"labels\":{\"a\":["})
  void deepNestingIsABadRequest(String opening) throws IOException {
    byte[] deep = ascii(opening.repeat(100_000));
    assertRefused(post("application/json", deep), 400, "BadRequest");
    assertRefused(post("application/yaml", deep), 400, "BadRequest");
  }

  @Test
  void aPatchMayNotNestDeeplyEither() throws IOException {
    post("application/json", ascii(event("deep")));
    byte[] patch = ascii("{\"metadata\":" + "{\"a\":".repeat(100_000));
    for (String type :
        List.of("merge-patch+json", "strategic-merge-patch+json", "json-patch+json")) {
      var headers = Map.of("Content-Type", "application/" + type);
      var request = new WireRequest("PATCH", EVENTS + "/deep", headers, patch);
      assertRefused(client().call(request), 400, "BadRequest");
    }
  }

  @Test
  void whatIsUnknownOrTwiceIsWarnedOfAndRefusedWhenAskedTo() throws IOException {
    String body = event("twice").replace("\"reason\":", "\"nope\":1,\"reason\":\"a\",\"reason\":");
    WireAnswer.Whole warned = post("application/json", ascii(body));
    assertThat(warned.status()).isEqualTo(201);
    assertThat(warned.headers().getOrDefault("Warning", List.of()))
        .containsExactlyInAnyOrder(
            "299 - \"unknown field \\\"nope\\\"\"", "299 - \"duplicate field \\\"reason\\\"\"");
    var strict =
        WireRequest.json(
            "POST", EVENTS + "?fieldValidation=Strict", body.replace("twice", "strict"));
    assertRefused(client().call(strict), 400, "BadRequest");
  }

  @Test
  void bytesThatAreNoTextBecomeReplacementCharacters() throws IOException {
    byte[] body = ascii(event("latin").replace("hello", "caf!"));
    for (int i = 0; i < body.length; i++) {
      body[i] = body[i] == '!' ? (byte) 0xe9 : body[i];
    }
    WireAnswer.Whole answer = post("application/json", body);
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.text()).contains("caf\ufffd");
  }

  @Test
  void everyTruncationOfAProtobufBodyIsRefused() throws Exception {
    byte[] whole = protobuf(event("from-proto"));
    assertThat(post("application/vnd.kubernetes.protobuf", whole).status()).isEqualTo(201);
    for (int length = 0; length < whole.length; length++) {
      byte[] start = Arrays.copyOf(whole, length);
      WireAnswer.Whole answer = post("application/vnd.kubernetes.protobuf", start);
      // Cut between two of its fields, a body is a shorter event: here already, or not valid.
      assertThat(answer.status()).as("cut at " + length).isIn(400, 409, 422);
    }
  }

  private static byte[] protobuf(String json) throws DecodeException {
    Event event = EventDecoder.decode(ascii(json), Encoding.JSON, ApiGroup.CORE).event();
    return KubernetesProtobuf.wrap("v1", "Event", ProtobufEvents.encode(event, ApiGroup.CORE));
  }

  @Test
  void aYamlBombIsABadRequest() throws IOException {
    var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      String ten = ("*a" + (i - 1) + ", ").repeat(10);
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ten.substring(0, ten.length() - 2)));
    }
    assertRefused(post("application/yaml", ascii(bomb.toString())), 400, "BadRequest");
  }

  private static void assertRefused(WireAnswer.Whole answer, int code, String reason) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(code);
    assertThat(answer.header("Content-Type")).contains("application/json");
    assertThat(answer.text())
        .contains("\"kind\":\"Status\"")
        .contains("\"reason\":\"" + reason + "\"")
        .contains("\"code\":" + code);
  }

  private WireAnswer.Whole post(String type, byte[] body) throws IOException {
    return client().call(new WireRequest("POST", EVENTS, Map.of("Content-Type", type), body));
  }

  private static String event(String name) {
    return """
        {"kind":"Event","apiVersion":"v1","metadata":{"name":"%s","namespace":"bad"},\
        "involvedObject":{"kind":"Pod","namespace":"bad","name":"web-0"},\
        "reason":"Pulled","message":"hello","type":"Normal"}"""
        .formatted(name);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
