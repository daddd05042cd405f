package dev.tidings.api.reviews;

import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.Refusals;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.write.RequestBody;
import dev.tidings.codec.DecodeException;
import dev.tidings.codec.Encoding;
import dev.tidings.codec.Envelope;
import dev.tidings.codec.JsonBody;
import dev.tidings.codec.KubernetesProtobuf;
import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the question that a review asks, in any encoding. */
final class ReviewBody {
  private ReviewBody() {}

  static ObjectNode read(HttpCall call, ReviewKind kind, byte[] body) throws RefusedException {
    Encoding encoding = RequestBody.encoding(call.contentType());
    try {
      return switch (encoding) {
        case PROTOBUF -> fromProtobuf(kind, body);
        case JSON -> fromTree(kind, JsonBody.parse(body));
        case YAML -> fromTree(kind, JsonBody.parseYaml(body));
      };
    } catch (DecodeException unreadable) {
      throw unrecognized(kind, unreadable.detail());
    } catch (IOException unreadable) {
      throw unrecognized(kind, String.valueOf(unreadable.getMessage()));
    }
  }

  private static RefusedException unrecognized(ReviewKind kind, String why) {
    return Refusals.badRequest(
        "the object provided is unrecognized (must be of type " + kind.text() + "): " + why);
  }

  private static ObjectNode fromProtobuf(ReviewKind kind, byte[] body)
      throws DecodeException, IOException, RefusedException {
    Envelope envelope = KubernetesProtobuf.unwrap(body);
    checkType(kind, envelope.kind(), envelope.apiVersion());
    return kind.shape().read(envelope.raw());
  }

  private static ObjectNode fromTree(ReviewKind kind, JsonNode body)
      throws IOException, RefusedException {
    if (!body.isObject()) {
      throw new IOException("json: cannot unmarshal it into an object");
    }
    checkType(kind, body.path("kind").asString(""), body.path("apiVersion").asString(""));
    return kind.shape().read(body);
  }

  /** A review that names no type is one of the kind that is asked for. */
  private static void checkType(ReviewKind wanted, String kind, String apiVersion)
      throws RefusedException {
    boolean right =
        (kind.isEmpty() || kind.equals(wanted.text()))
            && (apiVersion.isEmpty() || apiVersion.equals(ReviewEndpoint.API_VERSION));
    if (!right) {
      throw Refusals.badRequest(
          kind + " in version \"" + apiVersion + "\" cannot be handled as a " + wanted.text());
    }
  }
}
