package dev.tidings.sink.clientjava;

import dev.tidings.sink.http.ApiAnswer;
import dev.tidings.sink.http.ApiAnswer.Closed;
import dev.tidings.sink.http.ApiAnswer.NoAnswer;
import dev.tidings.sink.http.ApiAnswer.NotSent;
import dev.tidings.sink.http.ApiAnswer.Received;
import dev.tidings.sink.http.ApiRequest;
import dev.tidings.sink.http.ApiRequest.Method;
import dev.tidings.sink.http.ApiTransport;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Response;

/** Requests through the OkHttp of an official client, made as the client makes its own. */
final class ClientJavaTransport implements ApiTransport {
  private static final String[] AUTHENTICATIONS = {"BearerToken"};

  private final ApiClient client;
  private final Duration patience;

  ClientJavaTransport(ApiClient client) {
    this(client, ANSWER_WITHIN);
  }

  ClientJavaTransport(ApiClient client, Duration patience) {
    this.client = client;
    this.patience = patience;
  }

  @Override
  public ApiAnswer send(ApiRequest request) {
    if (client.getHttpClient().dispatcher().executorService().isShutdown()) {
      return new Closed("the Kubernetes client is closed");
    }
    try (Response response = call(request).execute()) {
      String retryAfter = Objects.requireNonNullElse(response.header("Retry-After"), "");
      return new Received(response.code(), retryAfter, body(response));
    } catch (ApiException e) {
      return new NotSent("the client cannot make the request: " + e);
    } catch (IOException e) {
      return new NoAnswer(e.toString());
    }
  }

  private static byte[] body(Response response) throws IOException {
    return response.body().byteStream().readNBytes(ApiAnswer.MAX_BODY_BYTES);
  }

  private Call call(ApiRequest request) throws ApiException {
    Map<String, String> headers = new HashMap<>();
    headers.put("Accept", "application/json");
    if (request.method() != Method.GET) {
      headers.put("Content-Type", request.contentType());
    }
    Call call =
        client.buildCall(
            null,
            request.path(),
            request.method().name(),
            List.of(),
            List.of(),
            request.body(),
            headers,
            new HashMap<>(),
            Map.of(),
            AUTHENTICATIONS,
            null);
    call.timeout().timeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    return call;
  }
}
