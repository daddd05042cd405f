package dev.tidings.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.GoAway;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How a server that ends takes leave of clients that speak HTTP/2. */
@Timeout(60)
class GoAwayTest {
  private static final String WATCH = "/api/v1/events?watch=true";

  private final Vertx vertx = Vertx.vertx();
  private final CompletableFuture<GoAway> farewell = new CompletableFuture<>();

  /** Held here: a client that nobody holds any more is closed by Vert.x. */
  private final HttpClient client = client();

  @TempDir Path directory;

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void theyAreToldAndTheirWatchesEndCleanly() throws Exception {
    TestServer server =
        new TestServer(
            directory.resolve("data"),
            ApiServerOptions.loopback(0).withTls(TestPeople.tls(directory)));
    var ended = new CompletableFuture<Void>();
    try (server) {
      client
          .request(HttpMethod.GET, server.server.port(), "127.0.0.1", WATCH)
          .compose(request -> request.send())
          .onSuccess(
              answer -> {
                answer.exceptionHandler(ended::completeExceptionally);
                answer.endHandler(ended::complete);
              })
          .await();
    }

    assertThat(farewell.join().getErrorCode()).isZero();
    assertThat(ended).succeedsWithin(Duration.ofSeconds(20));
  }

  private HttpClient client() {
    return vertx
        .httpClientBuilder()
        .with(
            new HttpClientOptions()
                .setSsl(true)
                .setUseAlpn(true)
                .setTrustAll(true)
                .setVerifyHost(false)
                .setProtocolVersion(HttpVersion.HTTP_2))
        .withConnectHandler(connection -> connection.goAwayHandler(farewell::complete))
        .build();
  }
}
