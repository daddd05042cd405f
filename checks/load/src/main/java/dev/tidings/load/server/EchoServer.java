package dev.tidings.load.server;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.file.Path;
import java.util.List;

/**
 * A program that answers each request with 201 and the request's body, and does nothing else: as
 * many requests as this machine can carry at all, the load included.
 */
public final class EchoServer extends VerticleBase {
  private static final int CREATED = 201;

  private final HttpServerOptions options;

  private EchoServer(HttpServerOptions options) {
    this.options = options;
  }

  /** Takes a certificate's and a key's file; says when it is ready, as servers do. */
  public static void main(String[] files) {
    var options =
        new HttpServerOptions()
            .setSsl(true)
            .setUseAlpn(false)
            .setKeyCertOptions(new PemKeyCertOptions().addCertPath(files[0]).addKeyPath(files[1]));
    int loops = Runtime.getRuntime().availableProcessors();
    Vertx.vertx()
        .deployVerticle(() -> new EchoServer(options), new DeploymentOptions().setInstances(loops))
        .onFailure(Throwable::printStackTrace);
  }

  @Override
  public Future<?> start() {
    return vertx
        .createHttpServer(options)
        .requestHandler(
            request ->
                request
                    .body()
                    .onSuccess(
                        body ->
                            request
                                .response()
                                .setStatusCode(CREATED)
                                .putHeader("Content-Type", "application/json")
                                .end(body)))
        .listen(-1, "127.0.0.1")
        .onSuccess(EchoServer::ready);
  }

  private static void ready(HttpServer server) {
    System.out.println("echo: ready on https://127.0.0.1:" + server.actualPort());
  }

  /** Starts it in a process of its own. */
  public static ServerProcess start(Launch launch) throws java.io.IOException {
    return ServerProcess.start(
        launch,
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            EchoServer.class.getName(),
            launch.certificate().chain().toString(),
            launch.certificate().key().toString()));
  }
}
