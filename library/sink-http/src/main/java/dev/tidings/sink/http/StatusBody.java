package dev.tidings.sink.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.recorder.SinkResult.Refused;
import dev.tidings.sink.http.ApiAnswer.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is told with a refusal: a Status of the API server, or the text of something before it.
 *
 * @param causes the types of the causes
 */
record StatusBody(String reason, String message, Set<String> causes, long retryAfterSeconds) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MAX_TEXT_BYTES = 256;

  StatusBody {
    causes = Set.copyOf(causes);
  }

  static StatusBody of(byte[] body) {
    try {
      JsonNode json = JSON.readTree(body);
      if (json.path("kind").asString("").equals("Status")) {
        return ofStatus(json);
      }
    } catch (JacksonException e) {
      // A proxy's page, or a filter's line of text.
    }
    return new StatusBody("", firstLine(body), Set.of(), 0);
  }

  private static StatusBody ofStatus(JsonNode status) {
    JsonNode details = status.path("details");
    var causes = new HashSet<String>();
    for (JsonNode cause : details.path("causes")) {
      causes.add(cause.path("reason").asString(""));
    }
    return new StatusBody(
        status.path("reason").asString(""),
        status.path("message").asString(""),
        causes,
        details.path("retryAfterSeconds").asLong(0));
  }

  private static String firstLine(byte[] body) {
    String text = new String(body, 0, Math.min(body.length, MAX_TEXT_BYTES), UTF_8);
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
  }

  Refused refusal(Received received, Instant now) {
    Duration asked = RetryAfter.parse(received.retryAfter(), now);
    return new Refused(
        received.code(),
        reason,
        message.isEmpty() ? "code " + received.code() : message,
        causes,
        asked.isZero() ? Duration.ofSeconds(Math.max(0, retryAfterSeconds)) : asked);
  }
}
