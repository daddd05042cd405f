package dev.tidings.collect.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.sink.http.RetryAfter;
import dev.tidings.sink.http.ServerAccess;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/** The place on a server where what was seen of a cluster is taken. Of one thread. */
public final class PushTarget implements AutoCloseable {
  /** What is wrong with the request itself stays wrong. */
  private static final Set<Integer> HOPELESS = Set.of(400, 413, 422);

  private static final int UNAUTHORIZED = 401;
  private static final int MOST_OF_AN_ANSWER = 16 << 10;
  private static final int MOST_OF_A_TEXT = 300;
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);

  private final ServerAccess access;
  private final URI target;
  private final InstantSource clock;
  private final HttpClient http;

  public PushTarget(ServerAccess access, String cluster, InstantSource clock) {
    this.access = access;
    this.target =
        URI.create(
            access.server().toString().replaceAll("/+$", "")
                + "/apis/tidings.dev/v1/clusters/"
                + cluster
                + "/observations");
    this.clock = clock;
    this.http = access.httpClient().version(HttpClient.Version.HTTP_1_1).build();
  }

  /** Where that is. */
  public URI uri() {
    return target;
  }

  /** Offers a body of JSON, and waits for what is said to it. */
  public PushResult push(byte[] body) throws InterruptedException {
    try {
      String authorization = access.authorization();
      HttpResponse<InputStream> response = send(body, authorization);
      if (response.statusCode() == UNAUTHORIZED && access.renew(authorization)) {
        response.body().close();
        response = send(body, access.authorization());
      }
      return result(response);
    } catch (IOException unreachable) {
      return new PushResult.Later(unreachable.toString(), Duration.ZERO);
    }
  }

  private HttpResponse<InputStream> send(byte[] body, String authorization)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target)
            .timeout(ANSWER_WITHIN)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .header("User-Agent", "tidings-agent")
            .POST(BodyPublishers.ofByteArray(body));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return http.send(request.build(), BodyHandlers.ofInputStream());
  }

  private PushResult result(HttpResponse<InputStream> response) throws IOException {
    int status = response.statusCode();
    String answer;
    try (InputStream in = response.body()) {
      answer = new String(in.readNBytes(MOST_OF_AN_ANSWER), UTF_8).strip();
    }
    if (status / 100 == 2) {
      return new PushResult.Kept();
    }
    String said = answer.substring(0, Math.min(answer.length(), MOST_OF_A_TEXT));
    if (HOPELESS.contains(status)) {
      return new PushResult.Refused(status, said);
    }
    String header = response.headers().firstValue("Retry-After").orElse("");
    return new PushResult.Later(status + " " + said, RetryAfter.parse(header, clock.instant()));
  }

  /** Ends what is being asked. */
  @Override
  public void close() {
    http.shutdownNow();
  }
}
