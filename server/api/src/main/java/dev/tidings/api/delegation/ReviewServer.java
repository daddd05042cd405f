package dev.tidings.api.delegation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.tidings.sink.http.AccessException;
import dev.tidings.sink.http.ApiAnswer;
import dev.tidings.sink.http.ApiRequest;
import dev.tidings.sink.http.ApiTransport;
import dev.tidings.sink.http.ServerAccess;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Kubernetes API server that answers reviews of one kind. Safe for use by several threads; never
 * blocks the one that asks.
 *
 * <p>Invariant: no more than {@value #AT_ONCE} reviews are under way, and {@value #WAITING} wait
 * for them; what is beyond stays without an answer. So does what has waited longer than an answer
 * may take.
 */
public final class ReviewServer implements AutoCloseable {
  /** Fewer than the streams that servers take on one connection. */
  static final int AT_ONCE = 64;

  static final int WAITING = 2_000;

  /** As kube-apiserver's: from half a second on, half as long again each time. */
  private static final int ATTEMPTS = 5;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ApiTransport server;
  private final Kind kind;
  private final Outcomes outcomes;
  private final ThreadPoolExecutor threads;

  /**
   * What is asked.
   *
   * @param apiVersion such as {@code authentication.k8s.io/v1}
   * @param resource such as {@code tokenreviews}
   * @param name such as {@code TokenReview}
   */
  public record Kind(String apiVersion, String resource, String name) {}

  private ReviewServer(ApiTransport server, Kind kind, Outcomes outcomes) {
    this.server = server;
    this.kind = kind;
    this.outcomes = outcomes;
    this.threads =
        new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            PATIENCE.toSeconds(),
            SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofVirtual().factory());
    threads.allowCoreThreadTimeOut(true);
  }

  /**
   * Prepares to ask the server of a kubeconfig; nothing is sent yet.
   *
   * @throws IOException when the kubeconfig cannot be used
   */
  public static ReviewServer open(Path kubeconfig, Kind kind, MeterRegistry registry)
      throws IOException {
    try {
      ServerAccess access = ServerAccess.kubeconfig(kubeconfig).withRequestTimeout(PATIENCE);
      return new ReviewServer(ApiTransport.over(access), kind, new Outcomes(kind, registry));
    } catch (AccessException unusable) {
      throw new IOException(unusable.getMessage(), unusable);
    }
  }

  /**
   * Has something reviewed. The stage never fails, and ends after twenty seconds at the latest.
   *
   * @param spec what is asked; may hold secrets, which go nowhere else
   * @return the status that the server gives; empty when it gives none
   */
  public CompletionStage<Optional<JsonNode>> review(ObjectNode spec) {
    ObjectNode review = JsonMapper.shared().createObjectNode();
    review.put("apiVersion", kind.apiVersion()).put("kind", kind.name()).set("spec", spec);
    var request =
        new ApiRequest(
            ApiRequest.Method.POST,
            "/apis/" + kind.apiVersion() + "/" + kind.resource(),
            "application/json",
            review.toString().getBytes(UTF_8));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      return CompletableFuture.supplyAsync(() -> status(request, deadline), threads);
    } catch (RejectedExecutionException full) {
      return CompletableFuture.completedFuture(outcomes.refused());
    }
  }

  private Optional<JsonNode> status(ApiRequest request, long deadline) {
    return switch (answer(request, deadline)) {
      case ApiAnswer.Received answer -> status(answer);
      case ApiAnswer.NoAnswer failure -> outcomes.failed(failure.why());
      case ApiAnswer.NotSent failure -> outcomes.failed(failure.why());
      case ApiAnswer.Closed closing -> Optional.empty();
    };
  }

  private ApiAnswer answer(ApiRequest request, long deadline) {
    Duration pause = FIRST_PAUSE;
    for (int attempt = 1; System.nanoTime() < deadline; attempt++) {
      ApiAnswer answer = server.send(request);
      boolean inTime = System.nanoTime() + pause.toNanos() < deadline;
      if (attempt == ATTEMPTS || !inTime || !isPassing(answer)) {
        return answer;
      }
      try {
        Thread.sleep(pause);
      } catch (InterruptedException closing) {
        Thread.currentThread().interrupt();
        return answer;
      }
      pause = pause.plus(pause.dividedBy(2));
    }
    return new ApiAnswer.NotSent("it has waited too long");
  }

  private static boolean isPassing(ApiAnswer answer) {
    return answer instanceof ApiAnswer.Received received
        && (received.code() == 429 || received.code() == 500 || received.code() == 504);
  }

  private Optional<JsonNode> status(ApiAnswer.Received answer) {
    if (answer.code() != 200 && answer.code() != 201) {
      return outcomes.failed("the server answers " + answer.code());
    }
    try {
      return outcomes.answered(JsonMapper.shared().readTree(answer.body()).path("status"));
    } catch (JacksonException malformed) {
      return outcomes.failed("the server answers something else");
    }
  }

  /** What waits stays without an answer. */
  @Override
  public void close() {
    server.close();
    threads.shutdownNow().forEach(Runnable::run);
  }
}
