package dev.tidings.api.namespaces;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tidings.api.authentication.User;
import dev.tidings.api.query.Query;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.codec.Encoding;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class NamespaceBodyFuzzTest {
  @FuzzTest
  void hasANameOrIsRefused(byte[] body) {
    for (Encoding encoding : Encoding.values()) {
      try {
        assertThat(NamespaceBody.name(call(encoding), body)).hasSizeBetween(1, 63);
      } catch (RefusedException refused) {
        assertThat(refused.status().code()).isIn(400, 422);
      }
    }
  }

  private static HttpCall call(Encoding encoding) {
    String type = encoding.mediaType();
    return new HttpCall(
        "POST",
        "/api/v1/namespaces",
        Query.parse(""),
        "",
        "",
        type,
        "",
        "",
        "127.0.0.1:8080",
        User.ANONYMOUS);
  }
}
