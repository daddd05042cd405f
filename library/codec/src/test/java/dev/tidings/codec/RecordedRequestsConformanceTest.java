package dev.tidings.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every protobuf body that components sent and a kube-apiserver answered, byte for byte. */
class RecordedRequestsConformanceTest {
  @SuppressWarnings("ArrayRecordComponent")
  private record Body(byte[] protobuf, JsonNode json) {}

  private static List<Body> bodies(String... kinds) {
    return Recording.lines("recorded/event-requests.jsonl.gz")
        .flatMap(
            request ->
                Stream.of(
                    body(request, "bodyBase64", "bodyDecoded"),
                    body(request, "responseBase64", "responseDecoded")))
        .filter(body -> List.of(kinds).contains(body.json().path("kind").asString("")))
        .toList();
  }

  private static Body body(JsonNode request, String base64, String decoded) {
    return new Body(
        Base64.getDecoder().decode(request.path(base64).asString("")), request.path(decoded));
  }

  @Test
  void isReadAndWrittenAsRecorded() throws DecodeException {
    List<Body> bodies =
        bodies("Event").stream().filter(body -> body.protobuf().length > 0).toList();
    System.out.println(getClass().getSimpleName() + ": " + bodies.size());
    assertThat(bodies).isNotEmpty();
    for (Body body : bodies) {
      Decoded decoded = EventDecoder.decode(body.protobuf(), Encoding.PROTOBUF, ApiGroup.CORE);
      assertThat(EventJson.tree(decoded.event(), decoded.group())).isEqualTo(body.json());
      assertThat(again(decoded)).isEqualTo(body.protobuf());
    }
  }

  @Test
  void listsAndStatusesAreComposedAsRecorded() throws DecodeException {
    int composed = 0;
    for (Body body : bodies("EventList", "Status", "")) {
      if (body.protobuf().length == 0) {
        continue;
      }
      Envelope envelope = KubernetesProtobuf.unwrap(body.protobuf());
      byte[] raw =
          envelope.kind().equals("Status")
              ? KubernetesProtobuf.status(body.json())
              : ProtobufReading.read(envelope.raw(), in -> in.fields(new Items()))
                  .again(envelope.kind());
      assertThat(KubernetesProtobuf.wrap(envelope.apiVersion(), envelope.kind(), raw))
          .isEqualTo(body.protobuf());
      composed++;
    }
    assertThat(composed).isEqualTo(52);
  }

  /** Reads the items of a list, so that it can be put together again. */
  private static final class Items implements ProtobufReading.Message {
    private final Meta metadata = new Meta();
    private final List<Event> events = new ArrayList<>();

    @Override
    public boolean read(int tag, ProtobufReading in) throws IOException {
      switch (tag) {
        case Tags.BYTES_1 -> in.message(metadata);
        case Tags.BYTES_2 -> events.add(in.message(new EventMessage(ApiGroup.CORE)).event());
        default -> {
          return false;
        }
      }
      return true;
    }

    byte[] again(String kind) {
      List<byte[]> items =
          events.stream()
              .map(
                  event ->
                      kind.equals("PartialObjectMetadataList")
                          ? KubernetesProtobuf.partialObjectMetadata(event.metadata())
                          : ProtobufEvents.encode(event, ApiGroup.CORE))
              .toList();
      return ProtobufListTest.rawList(
          new ListMeta(metadata.resourceVersion, metadata.continueToken, metadata.remaining),
          items);
    }
  }

  private static final class Meta implements ProtobufReading.Message {
    private String resourceVersion = "";
    private String continueToken = "";
    private @Nullable Long remaining;

    @Override
    public boolean read(int tag, ProtobufReading in) throws IOException {
      switch (tag) {
        case Tags.BYTES_2 -> resourceVersion = in.string();
        case Tags.BYTES_3 -> continueToken = in.string();
        case 4 << 3 -> remaining = in.int64();
        default -> {
          return false;
        }
      }
      return true;
    }
  }

  private static byte[] again(Decoded decoded) {
    byte[] raw = ProtobufEvents.encode(decoded.event(), decoded.group());
    return KubernetesProtobuf.wrap(decoded.group().apiVersion(), "Event", raw);
  }
}
