package dev.tidings.api.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tidings.api.authentication.User;
import dev.tidings.api.query.Query;
import dev.tidings.codec.Encoding;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AcceptFuzzTest {
  private interface Choice {
    Form of(HttpCall call) throws RefusedException;
  }

  @FuzzTest
  void whatIsChosenIsServedAndStandsAloneToo(byte[] header) throws RefusedException {
    String accept = new String(header, UTF_8);
    requireServed(Negotiation::events, accept);
    requireServed(Negotiation::watch, accept);
    requireServed(Negotiation::plain, accept);
    Negotiation.aggregatedDiscovery(call(accept));
    assertThat(Negotiation.refusals(call(accept)).shape()).isEqualTo(Form.Shape.WHOLE);
  }

  private static void requireServed(Choice choice, String accept) throws RefusedException {
    Form form;
    try {
      form = choice.of(call(accept));
    } catch (RefusedException refused) {
      assertThat(refused.status().code()).isEqualTo(406);
      return;
    }
    assertThat(form.encoding() == Encoding.PROTOBUF && form.shape() == Form.Shape.TABLE).isFalse();
    assertThat(choice.of(call(printed(form)))).isEqualTo(form);
  }

  private static String printed(Form form) {
    String type = form.encoding().mediaType() + (form.pretty() ? ";pretty=1" : "");
    String as = ";g=meta.k8s.io;v=" + form.metaVersion() + ";as=";
    return switch (form.shape()) {
      case WHOLE -> type;
      case TABLE -> type + as + "Table";
      case PARTIAL -> type + as + "PartialObjectMetadata";
      case PARTIALS -> type + as + "PartialObjectMetadataList";
    };
  }

  private static HttpCall call(String accept) {
    return new HttpCall(
        "GET",
        "/api/v1/events",
        Query.parse(""),
        accept,
        "",
        null,
        "",
        "",
        "127.0.0.1:8080",
        User.ANONYMOUS);
  }
}
