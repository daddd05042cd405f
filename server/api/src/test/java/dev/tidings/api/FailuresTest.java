package dev.tidings.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.authentication.User;
import dev.tidings.api.query.Query;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.Reply;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class FailuresTest {
  private static final HttpCall CALL =
      new HttpCall(
          "GET", "/api/v1/events", Query.parse(""), "", "", null, "", "", "", User.ANONYMOUS);

  @Test
  void whatWentWrongInsideIsNotTold() {
    var failure = new IllegalStateException("/var/lib/tidings/000012.sst: Corruption");

    var reply = (Reply.Whole) Failures.reply(CALL, new CompletionException(failure));

    assertThat(reply.code()).isEqualTo(500);
    assertThat(new String(reply.body(), UTF_8))
        .contains("\"reason\":\"InternalError\"")
        .doesNotContain("tidings", "Corruption", "IllegalState");
  }
}
