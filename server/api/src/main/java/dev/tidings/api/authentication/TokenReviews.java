package dev.tidings.api.authentication;

import dev.tidings.sink.http.ServerAccess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a Kubernetes API server whose tokens are (authentication.k8s.io/v1 TokenReview). Each review
 * has a virtual thread of its own; there are no more of them than requests in flight.
 */
final class TokenReviews implements TokenAuthenticator, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TokenReviews.class);
  private static final String PATH = "/apis/authentication.k8s.io/v1/tokenreviews";
  private static final Verdict UNAVAILABLE = new Verdict.Refused("the token could not be reviewed");

  /** As kube-apiserver's: from half a second on, half as long again each time. */
  private static final int ATTEMPTS = 5;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ServerAccess server;
  private final HttpClient http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  TokenReviews(ServerAccess server) {
    this.server = server;
    this.http = server.httpClient().build();
  }

  @Override
  public CompletionStage<Verdict> authenticate(BearerToken token) {
    try {
      return CompletableFuture.supplyAsync(() -> review(token), threads);
    } catch (RejectedExecutionException closing) {
      return Verdicts.now(UNAVAILABLE);
    }
  }

  private Verdict review(BearerToken token) {
    try {
      HttpResponse<String> answer = ask(token);
      if (answer.statusCode() == 200 || answer.statusCode() == 201) {
        return verdict(JsonMapper.shared().readTree(answer.body()).path("status"));
      }
      LOG.warn("{} answers a TokenReview with {}", server.server(), answer.statusCode());
    } catch (IOException unreachable) {
      LOG.warn("{} does not answer a TokenReview: {}", server.server(), unreachable.toString());
    } catch (JacksonException malformed) {
      LOG.warn("{} answers a TokenReview with something else", server.server());
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
    return UNAVAILABLE;
  }

  private HttpResponse<String> ask(BearerToken token) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Duration pause = FIRST_PAUSE;
    for (int attempt = 1; ; attempt++) {
      HttpResponse<String> answer = http.send(request(token), BodyHandlers.ofString());
      boolean inTime = System.nanoTime() + pause.toNanos() < deadline;
      if (attempt == ATTEMPTS || !inTime || !isPassing(answer.statusCode())) {
        return answer;
      }
      Thread.sleep(pause);
      pause = pause.plus(pause.dividedBy(2));
    }
  }

  private static boolean isPassing(int code) {
    return code == 429 || code == 500 || code == 504;
  }

  private HttpRequest request(BearerToken token) throws IOException {
    String base = server.server().toString().replaceAll("/+$", "");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + PATH))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(body(token)));
    String authorization = server.authorization();
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return request.build();
  }

  private static String body(BearerToken token) {
    var review = JsonMapper.shared().createObjectNode();
    review.put("apiVersion", "authentication.k8s.io/v1").put("kind", "TokenReview");
    review.putObject("spec").put("token", token.secret());
    return review.toString();
  }

  private static Verdict verdict(JsonNode status) {
    if (!status.path("authenticated").asBoolean(false)) {
      return status.path("error").asString("").isEmpty()
          ? new Verdict.NotMine()
          : new Verdict.Refused("the token's review ended in an error");
    }
    JsonNode user = status.path("user");
    var extra = new HashMap<String, List<String>>();
    user.path("extra").properties().forEach(e -> extra.put(e.getKey(), texts(e.getValue())));
    return new Verdict.Known(
        new User(
            user.path("username").asString(""),
            user.path("uid").asString(""),
            texts(user.path("groups")),
            extra));
  }

  private static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(text -> texts.add(text.asString("")));
    return texts;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    http.shutdownNow();
  }
}
