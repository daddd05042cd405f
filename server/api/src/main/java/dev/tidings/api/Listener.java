package dev.tidings.api;

import dev.tidings.api.wire.Replies;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerConfig;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes connections and their requests, on a few event loops. */
final class Listener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
  private static final long SWEEP_MILLIS = 1_000;

  /** To Netty, the first that a client offers. */
  private static final List<String> ANY_SUBPROTOCOL = List.of("*");

  /** To Vert.x, a free port that all servers share which ask for the same negative one. */
  private static final int SHARED_FREE_PORT = -1;

  private static final Duration START = Duration.ofSeconds(30);

  private final Vertx vertx;
  private final Parts parts;
  private final List<HttpServer> servers = new ArrayList<>();

  /** What an exchange works with. */
  record Parts(Door door, Mounts mounts, Capacity capacity, RequestMetrics metrics) {}

  private Listener(Vertx vertx, Parts parts) {
    this.vertx = vertx;
    this.parts = parts;
  }

  /**
   * Listens.
   *
   * @throws IOException when the port is taken or the certificate cannot be read
   */
  static Listener start(ApiServerOptions options, Parts parts) throws IOException {
    int loops = Math.max(2, Runtime.getRuntime().availableProcessors());
    var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops).setWorkerPoolSize(1));
    var listener = new Listener(vertx, parts);
    try {
      Optional<Encryption> encryption = listener.encryption(options);
      for (int i = 0; i < loops; i++) {
        listener.listen(options, encryption);
      }
      encryption.ifPresent(tls -> tls.follow(() -> listener.encrypt(tls)));
      vertx.setPeriodic(SWEEP_MILLIS, now -> parts.capacity().sweep());
      return listener;
    } catch (IOException failure) {
      listener.close();
      throw failure;
    }
  }

  private Optional<Encryption> encryption(ApiServerOptions options) throws IOException {
    Door door = parts.door();
    return options.tls() == null
        ? Optional.empty()
        : Optional.of(
            Encryption.load(options.tls(), door.entrance().authorities(), door.reloads(), vertx));
  }

  /** New connections are opened in the new way; those that are open stay. */
  private void encrypt(Encryption encryption) {
    for (HttpServer server : servers) {
      server
          .updateSSLOptions(encryption.options())
          .onFailure(problem -> LOG.warn("TLS stays as it was: {}", problem.getMessage()));
    }
  }

  private void listen(ApiServerOptions options, Optional<Encryption> encryption)
      throws IOException {
    HttpServerOptions http = serverOptions(options);
    // without the two flags, the settings of HTTP/2 would not be taken over
    HttpServer server =
        encryption
            .map(
                tls ->
                    vertx.createHttpServer(
                        new HttpServerConfig(http.setSsl(true).setUseAlpn(true)), tls.options()))
            .orElseGet(() -> vertx.createHttpServer(http))
            .connectionHandler(parts.capacity().connections()::opened)
            .invalidRequestHandler(Listener::refuse)
            .requestHandler(this::take);
    servers.add(server);
    int port = options.port() == 0 ? SHARED_FREE_PORT : options.port();
    await(server.listen(port, options.host()), START);
  }

  private void take(HttpServerRequest request) {
    if (Heads.isEndKnown(request.headers())) {
      new Exchange(request, parts, vertx).begin();
    } else {
      refuse(request);
    }
  }

  private static HttpServerOptions serverOptions(ApiServerOptions options) {
    return new HttpServerOptions()
        .setMaxInitialLineLength(options.limits().sizes().headBytes())
        .setMaxHeaderSize(options.limits().sizes().headBytes())
        .setHttp2ClearTextEnabled(false)
        .setInitialSettings(http2(options.limits().sizes().headBytes()))
        .setWebSocketSubProtocols(ANY_SUBPROTOCOL)
        .setTcpKeepAlive(true)
        .setAcceptBacklog(4096);
  }

  /** Heads may be as long as with HTTP/1.1; the other settings are what Vert.x has by itself. */
  private static Http2Settings http2(int headBytes) {
    return new Http2Settings()
        .setMaxConcurrentStreams(HttpServerOptions.DEFAULT_INITIAL_SETTINGS_MAX_CONCURRENT_STREAMS)
        .setInitialWindowSize(HttpServerOptions.DEFAULT_INITIAL_SETTINGS_INITIAL_WINDOW_SIZE)
        .setMaxHeaderListSize(headBytes);
  }

  /** Answers what is not quite HTTP, or too long, and hangs up. */
  private static void refuse(HttpServerRequest request) {
    Throwable cause = request.decoderResult().cause();
    String answer = "400 Bad Request";
    if (cause instanceof TooLongHttpHeaderException) {
      answer = "431 Request Header Fields Too Large";
    } else if (cause instanceof TooLongHttpLineException) {
      answer = "414 Request URI Too Long";
    }
    request
        .response()
        .setStatusCode(Integer.parseInt(answer.substring(0, 3)))
        .putHeader(Replies.CONTENT_TYPE, Replies.PLAIN_TEXT)
        .putHeader("Connection", "close")
        .end(answer)
        .onComplete(sent -> request.connection().close());
  }

  int port() {
    return servers.get(0).actualPort();
  }

  /** Takes no more, lets what is under way end for a while, and hangs up. */
  @Override
  public void close() {
    Duration patience = parts.capacity().limits().times().shutdown();
    parts.capacity().watches().close();
    servers.stream()
        .map(server -> server.shutdown(patience))
        .toList()
        .forEach(done -> quietly(done, patience));
    quietly(vertx.close(), patience);
  }

  private static void quietly(Future<?> done, Duration patience) {
    try {
      await(done, patience.plusSeconds(1));
    } catch (IOException late) {
      LOG.warn("closing: {}", late.getMessage());
    }
  }

  private static void await(Future<?> done, Duration patience) throws IOException {
    try {
      done.toCompletionStage()
          .toCompletableFuture()
          .get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failure) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      throw new IOException(String.valueOf(cause.getMessage()), cause);
    } catch (TimeoutException late) {
      throw new IOException("not done within " + patience.toSeconds() + " s", late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }
}
