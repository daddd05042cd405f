package dev.tidings.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.ApiGroup;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every protobuf body that components sent and a kube-apiserver answered, byte for byte. */
class RecordedRequestsConformanceTest {
  @SuppressWarnings("ArrayRecordComponent")
  private record Body(byte[] protobuf, JsonNode json) {}

  private static List<Body> bodies() {
    return Recording.lines("recorded/event-requests.jsonl.gz")
        .flatMap(
            request ->
                Stream.of(
                    body(request, "bodyBase64", "bodyDecoded"),
                    body(request, "responseBase64", "responseDecoded")))
        .filter(body -> body.json().path("kind").asString("").equals("Event"))
        .toList();
  }

  private static Body body(JsonNode request, String base64, String decoded) {
    return new Body(
        Base64.getDecoder().decode(request.path(base64).asString("")), request.path(decoded));
  }

  @Test
  void isReadAndWrittenAsRecorded() throws DecodeException {
    List<Body> bodies = bodies().stream().filter(body -> body.protobuf().length > 0).toList();
    System.out.println(getClass().getSimpleName() + ": " + bodies.size());
    assertThat(bodies).isNotEmpty();
    for (Body body : bodies) {
      Decoded decoded = EventDecoder.decode(body.protobuf(), Encoding.PROTOBUF, ApiGroup.CORE);
      assertThat(EventJson.tree(decoded.event(), decoded.group())).isEqualTo(body.json());
      assertThat(again(decoded)).isEqualTo(body.protobuf());
    }
  }

  private static byte[] again(Decoded decoded) {
    byte[] raw = ProtobufEvents.encode(decoded.event(), decoded.group());
    return KubernetesProtobuf.wrap(decoded.group().apiVersion(), "Event", raw);
  }
}
