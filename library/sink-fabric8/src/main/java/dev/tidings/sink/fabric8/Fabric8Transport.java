package dev.tidings.sink.fabric8;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.sink.http.ApiAnswer;
import dev.tidings.sink.http.ApiAnswer.Closed;
import dev.tidings.sink.http.ApiAnswer.NoAnswer;
import dev.tidings.sink.http.ApiAnswer.Received;
import dev.tidings.sink.http.ApiRequest;
import dev.tidings.sink.http.ApiTransport;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor.RequestTags;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Requests through whatever HTTP a fabric8 client has. */
final class Fabric8Transport implements ApiTransport {
  private final HttpClient http;
  private final String server;
  private final Duration patience;

  Fabric8Transport(KubernetesClient client) {
    this(client, ANSWER_WITHIN);
  }

  Fabric8Transport(KubernetesClient client, Duration patience) {
    this.http = withoutRetries(client);
    this.server = withoutSlash(client.getMasterUrl().toString());
    this.patience = patience;
  }

  /**
   * The client's HTTP with the same connections and interceptors. It would try 429, 5xx and lost
   * connections again by itself, ten times, while a thread of the recorder waits.
   */
  private static HttpClient withoutRetries(KubernetesClient client) {
    HttpClient http = client.getHttpClient();
    RequestConfig own = requestConfig(http);
    RequestConfig config = own == null ? client.getConfiguration().getRequestConfig() : own;
    RequestConfig once = new RequestConfigBuilder(config).withRequestRetryBackoffLimit(0).build();
    return http.newBuilder().tag(once).build();
  }

  /** What a client that was made for certain requests says about them. */
  private static @Nullable RequestConfig requestConfig(HttpClient http) {
    return http instanceof RequestTags tags ? tags.getTag(RequestConfig.class) : null;
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  @Override
  public ApiAnswer send(ApiRequest request) {
    if (http.isClosed()) {
      return new Closed("the Kubernetes client is closed");
    }
    BodyReader reader = new BodyReader();
    CompletableFuture<HttpResponse<AsyncBody>> response =
        http.consumeBytes(httpRequest(request), reader);
    return await(response.thenCompose(head -> received(head, reader)), response);
  }

  private HttpRequest httpRequest(ApiRequest request) {
    HttpRequest.Builder builder =
        http.newHttpRequestBuilder()
            .uri(server + request.path())
            .header("Accept", "application/json")
            .timeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    return switch (request.method()) {
      case GET -> builder.build();
      case POST -> builder.post(request.contentType(), request.body()).build();
      case PATCH -> builder.patch(request.contentType(), new String(request.body(), UTF_8)).build();
    };
  }

  private static CompletableFuture<Received> received(
      HttpResponse<AsyncBody> head, BodyReader reader) {
    String retryAfter = Objects.requireNonNullElse(head.header("Retry-After"), "");
    return reader.read(head.body()).thenApply(body -> new Received(head.code(), retryAfter, body));
  }

  private ApiAnswer await(
      CompletableFuture<Received> answer, CompletableFuture<HttpResponse<AsyncBody>> response) {
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      return new NoAnswer(String.valueOf(e.getCause()));
    } catch (TimeoutException e) {
      letGo(response);
      return new NoAnswer("no answer within " + patience);
    } catch (InterruptedException e) {
      letGo(response);
      Thread.currentThread().interrupt();
      return new NoAnswer("interrupted");
    }
  }

  private static void letGo(CompletableFuture<HttpResponse<AsyncBody>> response) {
    boolean begun = !response.cancel(false) && !response.isCompletedExceptionally();
    if (begun) {
      response.join().body().cancel();
    }
  }
}
