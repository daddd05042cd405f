package dev.tidings.api.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tidings.api.authentication.User;
import dev.tidings.api.query.Query;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.codec.Encoding;
import dev.tidings.codec.KubernetesJson;
import dev.tidings.codec.KubernetesProtobuf;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.ObjectNode;

@Timeout(30)
class ReviewBodyFuzzTest {
  @FuzzTest
  void isRefusedOrTheSameInEveryEncoding(byte[] body) {
    for (ReviewKind kind : ReviewKind.values()) {
      for (Encoding encoding : Encoding.values()) {
        requireRefusedOrSame(kind, encoding, body);
      }
    }
  }

  private static void requireRefusedOrSame(ReviewKind kind, Encoding encoding, byte[] body) {
    try {
      ObjectNode review = ReviewBody.read(call(encoding), kind, body);
      // empty texts are there in JSON, and not in protobuf
      ObjectNode plain = ReviewBody.read(call(Encoding.PROTOBUF), kind, protobuf(kind, review));
      assertThat(ReviewBody.read(call(Encoding.PROTOBUF), kind, protobuf(kind, plain)))
          .isEqualTo(plain);
      assertThat(ReviewBody.read(call(Encoding.JSON), kind, KubernetesJson.bytes(plain)))
          .isEqualTo(plain);
      if (kind != ReviewKind.SELF_SUBJECT_RULES) {
        assertThat(ReviewQuestion.of(kind, review, "a").access()).isNotNull();
      }
    } catch (RefusedException refused) {
      assertThat(refused.status().code()).isIn(400, 422);
      assertThat(refused.status().message()).isNotBlank();
    }
  }

  private static byte[] protobuf(ReviewKind kind, ObjectNode review) {
    return KubernetesProtobuf.wrap(
        ReviewEndpoint.API_VERSION, kind.text(), kind.shape().message(review).toBytes());
  }

  private static HttpCall call(Encoding encoding) {
    return new HttpCall(
        "POST",
        "/apis/authorization.k8s.io/v1/subjectaccessreviews",
        Query.parse(""),
        "",
        "",
        encoding.mediaType(),
        "",
        "",
        "127.0.0.1:8080",
        User.ANONYMOUS);
  }
}
