package dev.tidings.collect.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.sink.http.RetryAfter;
import dev.tidings.sink.http.ServerAccess;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks one API server for JSON, which is read as it comes. Safe for use by several threads. */
final class UpstreamClient implements AutoCloseable {
  static final JsonMapper JSON = new JsonMapper();

  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int MOST_OF_A_REFUSAL = 64 << 10;
  private static final int MOST_OF_A_TEXT = 256;
  private static final Duration HEAD_WITHIN = Duration.ofSeconds(30);

  private final ServerAccess access;
  private final String base;
  private final HttpClient http;
  private final Deadlines deadlines;
  private final InstantSource clock;

  UpstreamClient(ServerAccess access, Deadlines deadlines, InstantSource clock) {
    this.access = access;
    this.base = access.server().toString().replaceAll("/+$", "");
    this.deadlines = deadlines;
    this.clock = clock;
    boolean secure = "https".equals(access.server().getScheme());
    this.http =
        access
            .httpClient()
            .version(secure ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
            .build();
  }

  /**
   * The body of an answer; whoever reads it closes it, and it closes by itself when its time is up.
   *
   * @throws UpstreamException when the server refuses
   */
  InputStream open(String path, Duration patience) throws IOException, InterruptedException {
    return open(path, "application/json", patience);
  }

  /**
   * The same in the form that an Accept header names.
   *
   * @throws UpstreamException when the server refuses
   */
  InputStream open(String path, String accept, Duration patience)
      throws IOException, InterruptedException {
    String authorization = access.authorization();
    HttpResponse<InputStream> response = send(path, accept, authorization);
    if (response.statusCode() == UNAUTHORIZED && access.renew(authorization)) {
      response.body().close();
      response = send(path, accept, access.authorization());
    }
    InputStream body = response.body();
    var answer = new Answer(body, deadlines.closeAfter(patience, body));
    if (response.statusCode() != OK) {
      try (answer) {
        throw refused(response, answer.readNBytes(MOST_OF_A_REFUSAL));
      }
    }
    return answer;
  }

  private HttpResponse<InputStream> send(String path, String accept, String authorization)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(HEAD_WITHIN)
            .header("Accept", accept)
            .header("User-Agent", "tidings-collector");
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return http.send(request.build(), BodyHandlers.ofInputStream());
  }

  private UpstreamException refused(HttpResponse<?> response, byte[] body) {
    String header = response.headers().firstValue("Retry-After").orElse("");
    Duration later = RetryAfter.parse(header, clock.instant());
    return new UpstreamException(response.statusCode(), message(body), later);
  }

  /** What a Status says, or the beginning of whatever else it is. */
  private static String message(byte[] body) {
    try {
      JsonNode status = JSON.readTree(body);
      if (!status.path("message").asString("").isEmpty()) {
        return shortened(status.path("message").asString(""));
      }
    } catch (JacksonException noJson) {
      // what stands before the server answered
    }
    return shortened(new String(body, UTF_8).strip());
  }

  private static String shortened(String text) {
    return text.length() <= MOST_OF_A_TEXT ? text : text.substring(0, MOST_OF_A_TEXT) + "…";
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
