package dev.tidings.sink.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tidings.recorder.SinkResult.Refused;
import dev.tidings.sink.http.ApiAnswer.Received;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ServerAnswerFuzzTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  @FuzzTest
  void whateverAServerAnswersIsARefusal(byte[] bytes) {
    var received = new Received(500, new String(bytes, UTF_8), bytes);
    Refused refused = StatusBody.of(bytes).refusal(received, NOW);
    assertThat(refused.message()).isNotEmpty();
    assertThat(RetryAfter.parse(new String(bytes, UTF_8), NOW))
        .isGreaterThanOrEqualTo(Duration.ZERO);
    Discovery.group(request -> new Received(200, "", bytes));
  }
}
