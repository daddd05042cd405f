package dev.tidings.forward.http;

import dev.tidings.sink.http.BoundedBody;
import dev.tidings.sink.http.RetryAfter;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Makes requests of a server, each within its time and with a bounded answer. Of one thread. */
public final class HttpSender implements AutoCloseable {
  private static final int MOST_ANSWER_BYTES = 8 << 20;

  private final HttpAccess access;
  private final InstantSource clock;
  private final HttpClient client;

  private HttpSender(HttpAccess access, InstantSource clock, HttpClient client) {
    this.access = access;
    this.clock = clock;
    this.client = client;
  }

  /**
   * Connects to nobody yet.
   *
   * @throws IOException when what secures the connection cannot be read
   */
  public static HttpSender open(HttpAccess access, InstantSource clock) throws IOException {
    HttpClient.Builder client =
        HttpClient.newBuilder()
            .connectTimeout(access.timeout())
            .version(HttpClient.Version.HTTP_1_1);
    SSLContext tls = access.tls().context();
    if (tls != null) {
      client.sslContext(tls);
    }
    return new HttpSender(access, clock, client.build());
  }

  /** Sends a request and waits for the answer. */
  public HttpAnswer send(HttpCall call) throws InterruptedException {
    HttpRequest request;
    try {
      request = request(call);
    } catch (IOException noCredentials) {
      return new HttpAnswer.Silence("nothing was sent: " + noCredentials);
    } catch (IllegalArgumentException unsendable) { // its message may hold a secret
      return new HttpAnswer.Silence("nothing was sent: a header or the URL cannot be sent");
    }
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, head -> new BoundedBody(MOST_ANSWER_BYTES));
    try {
      // The limit that java.net.http knows of its own ends with the head of the answer.
      return received(answer.get(access.timeout().toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException late) {
      return new HttpAnswer.Silence("no answer within " + access.timeout());
    } catch (ExecutionException failed) {
      return new HttpAnswer.Silence(said(call, failed.getCause()));
    } finally {
      answer.cancel(true);
    }
  }

  /** For people: of a connection that is refused Java has nothing but the name of a class. */
  private static String said(HttpCall call, @Nullable Throwable failure) {
    if (!(failure instanceof ConnectException)) {
      return String.valueOf(failure);
    }
    String host = call.url().getHost();
    return failure.getCause() instanceof UnresolvedAddressException
        ? "there is no host " + host
        : "nothing answers at "
            + host
            + (call.url().getPort() < 0 ? "" : ":" + call.url().getPort());
  }

  private HttpAnswer received(HttpResponse<byte[]> answer) {
    String asked = answer.headers().firstValue("Retry-After").orElse("");
    return new HttpAnswer.Received(
        answer.statusCode(), RetryAfter.parse(asked, clock.instant()), answer.body());
  }

  private HttpRequest request(HttpCall call) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(call.url())
            .header("User-Agent", "tidings")
            .method(call.method(), BodyPublishers.ofByteArray(call.body()));
    String authorization = access.authorization().header();
    if (!authorization.isEmpty()) {
      request.setHeader("Authorization", authorization);
    }
    call.headers().forEach(request::setHeader);
    access.headers().forEach(request::setHeader);
    return request.build();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
