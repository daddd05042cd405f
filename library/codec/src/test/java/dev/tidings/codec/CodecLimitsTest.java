package dev.tidings.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.tidings.event.ApiGroup;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CodecLimitsTest {
  private static final int MANY = 200_000;

  @Test
  void deepJsonIsRefused() {
    String deep = "{\"a\":" + "[".repeat(MANY) + "]".repeat(MANY) + "}";
    assertRefused(deep, Encoding.JSON, "exceeded max depth");
    assertRefused("[".repeat(MANY), Encoding.JSON, "unrecognized");
  }

  @Test
  void deepYamlIsRefused() {
    assertRefused("a: " + "[".repeat(MANY) + "]".repeat(MANY), Encoding.YAML, "yaml: ");
  }

  @Test
  void deepPatchesAreRefused() {
    byte[] deep =
        ("{\"a\":" + "{\"a\":".repeat(MANY) + "1" + "}".repeat(MANY) + "}")
            .getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> PatchBody.parse(deep))
        .isInstanceOf(PatchException.class)
        .hasMessageContaining("exceeded max depth");
  }

  @Test
  void aliasesThatMultiplyAreRefusedAtOnce() {
    var laughs = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for (int i = 1; i < 30; i++) {
      String previous = "*a" + (i - 1);
      laughs.append("a%d: &a%d [%s]\n".formatted(i, i, (previous + ", ").repeat(8) + previous));
    }
    assertRefused(laughs.toString(), Encoding.YAML, "excessive aliasing");
  }

  @Test
  void anAnchorInsideItselfIsRefused() {
    assertRefused("a: &a [*a]\n", Encoding.YAML, "contains itself");
  }

  @Test
  void manyLabelsAreReadInTime() throws DecodeException {
    var labels = new StringBuilder("{\"metadata\":{\"labels\":{\"k\":\"\"");
    for (int i = 0; i < MANY; i++) {
      labels.append(",\"k").append(i).append("\":\"\"");
    }
    byte[] body = labels.append("}}}").toString().getBytes(StandardCharsets.UTF_8);
    assertThat(EventDecoder.decode(body, Encoding.JSON, ApiGroup.CORE).event().metadata().labels())
        .hasSize(MANY + 1);
  }

  @Test
  void aLongListOfFinalizersIsMergedInTime() throws PatchException {
    var list = KubernetesJson.MAPPER.createArrayNode();
    for (int i = 0; i < MANY; i++) {
      list.add("example.com/f" + i);
    }
    var event = KubernetesJson.MAPPER.createObjectNode();
    event.putObject("metadata").set("finalizers", list);
    var merged = StrategicMergePatch.apply(event, event);
    assertThat(merged.path("metadata").path("finalizers")).hasSize(MANY);
  }

  @Test
  void copiesAreLimited() throws PatchException {
    var event = KubernetesJson.MAPPER.createObjectNode().put("message", "x".repeat(1 << 20));
    var copies = new StringBuilder("[{\"op\":\"copy\",\"from\":\"/message\",\"path\":\"/a0\"}");
    for (int i = 1; i < 4; i++) {
      copies.append(",{\"op\":\"copy\",\"from\":\"/message\",\"path\":\"/a%d\"}".formatted(i));
    }
    var patch = JsonPatch.parse(copies.append(']').toString().getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> patch.apply(event))
        .isInstanceOfSatisfying(
            PatchException.class,
            e -> assertThat(e.failure()).isEqualTo(PatchException.Failure.FAILED_OPERATION));
  }

  @Test
  void halfAMessageIsRefused() {
    byte[] whole = KubernetesProtobuf.wrap("v1", "Event", new byte[] {10, 5, 10, 9, 'a'});
    assertThatThrownBy(() -> EventDecoder.decode(whole, Encoding.PROTOBUF, ApiGroup.CORE))
        .isInstanceOf(DecodeException.class)
        .hasMessageStartingWith("Event in version \"v1\" cannot be handled as a Event: proto: ");
  }

  private static void assertRefused(String body, Encoding encoding, String why) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    assertTimeout(
        Duration.ofSeconds(5),
        () ->
            assertThatThrownBy(() -> EventDecoder.decode(bytes, encoding, ApiGroup.CORE))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining(why));
  }
}
