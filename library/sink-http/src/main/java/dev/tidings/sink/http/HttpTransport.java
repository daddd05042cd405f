package dev.tidings.sink.http;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.tidings.sink.http.ApiAnswer.Closed;
import dev.tidings.sink.http.ApiAnswer.NoAnswer;
import dev.tidings.sink.http.ApiAnswer.Received;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Requests over java.net.http. The client, which has threads of its own, is made for the first
 * request.
 */
final class HttpTransport implements ApiTransport {
  private static final int UNAUTHORIZED = 401;

  private final ServerAccess access;
  private final String base;
  private @Nullable HttpClient client;
  private boolean closed;

  HttpTransport(ServerAccess access) {
    this.access = access;
    this.base = access.server().toString().replaceAll("/+$", "");
  }

  @Override
  public ApiAnswer send(ApiRequest request) {
    HttpClient http = client();
    if (http == null) {
      return new Closed("the client is closed");
    }
    try {
      String authorization = access.authorization();
      Received answer = exchange(http, request, authorization);
      return answer.code() == UNAUTHORIZED && access.renew(authorization)
          ? exchange(http, request, access.authorization())
          : answer;
    } catch (IOException e) {
      return new NoAnswer(access.server() + ": " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new NoAnswer(access.server() + ": interrupted");
    }
  }

  /** The client, or null if it is closed. */
  private synchronized @Nullable HttpClient client() {
    HttpClient made = client;
    if (made == null && !closed) {
      made = newClient();
      client = made;
    }
    return made;
  }

  private HttpClient newClient() {
    // Over TLS the server chooses; without, an offer of HTTP/2 would be one more thing to go wrong.
    boolean secure = "https".equals(access.server().getScheme());
    return access
        .httpClient()
        .version(secure ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
        .build();
  }

  private Received exchange(HttpClient http, ApiRequest request, String authorization)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(
            httpRequest(request, authorization), head -> new BoundedBody(ApiAnswer.MAX_BODY_BYTES));
    try {
      // The limit that java.net.http knows of its own ends with the head of the answer.
      HttpResponse<byte[]> response = answer.get(access.requestTimeout().toNanos(), NANOSECONDS);
      return new Received(
          response.statusCode(),
          response.headers().firstValue("Retry-After").orElse(""),
          response.body());
    } catch (TimeoutException e) {
      throw new IOException("no answer within " + access.requestTimeout(), e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  private HttpRequest httpRequest(ApiRequest request, String authorization) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(base + request.path()))
            .header("Accept", "application/json")
            .header("User-Agent", "tidings-recorder");
    if (!authorization.isEmpty()) {
      builder.header("Authorization", authorization);
    }
    if (!request.contentType().isEmpty()) {
      builder.header("Content-Type", request.contentType());
    }
    return builder
        .method(request.method().name(), BodyPublishers.ofByteArray(request.body()))
        .build();
  }

  /** Requests under way come to their end; Java lets go of the client after the last of them. */
  @Override
  public synchronized void close() {
    closed = true;
    client = null;
  }
}
