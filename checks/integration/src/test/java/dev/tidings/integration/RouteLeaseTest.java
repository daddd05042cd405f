package dev.tidings.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.cli.kit.TidingsProcess;
import dev.tidings.forward.kit.LeaseServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two servers that collect one cluster and have the same routes: the one that holds the lease
 * forwards, and the other goes on where that one ends. With system property {@code tidings.kills}
 * it does not end but is killed (-9), and its lease has to run out.
 */
class RouteLeaseTest {
  private static final boolean KILLED = Integer.getInteger("tidings.kills") != null;
  private static final int EVENTS = 20;
  private static final Duration READY_WITHIN = Duration.ofMinutes(8);
  private static final Pattern NAME = Pattern.compile("\"name\":\"(e-[ab]-\\d+)\"");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path home;

  private final HttpClient http = HttpClient.newHttpClient();

  @SuppressWarnings("NullAway.Init")
  private TestServer cluster;

  @SuppressWarnings("NullAway.Init")
  private LeaseServer leases;

  @BeforeEach
  void start() throws IOException {
    cluster = TestServer.in(home).start();
    leases = new LeaseServer();
    writeKubeconfig("shop", cluster.uri());
    writeKubeconfig("ops", leases.uri());
  }

  @AfterEach
  void end() {
    leases.close();
    cluster.close();
    http.shutdownNow();
  }

  private void writeKubeconfig(String name, URI server) throws IOException {
    Files.writeString(
        home.resolve(name + ".kubeconfig"),
        """
        {apiVersion: v1, kind: Config, current-context: it,
         contexts: [{name: it, context: {cluster: it, user: me}}],
         clusters: [{name: it, cluster: {server: "%s"}}], users: [{name: me, user: {}}]}
        """
            .formatted(server));
  }

  private TidingsProcess serve(String name) throws Exception {
    Files.writeString(
        home.resolve(name + ".yaml"),
        """
        routes:
        - {name: r, source: {clusters: [shop]}, destination: {file: {path: "%s"}}}
        """
            .formatted(sent(name)));
    TidingsProcess server =
        TidingsProcess.java(
            home,
            "128m",
            "serve",
            "--listen=127.0.0.1:0",
            "--data=" + name,
            "--memory=452Mi",
            "--collect=shop.kubeconfig=shop",
            "--routes=" + name + ".yaml",
            "--route-lease=ops.kubeconfig=ops/tidings-routes");
    server.ready(READY_WITHIN);
    return server;
  }

  private Path sent(String name) {
    return home.resolve(name + ".jsonl");
  }

  private Set<String> arrived(String name) throws IOException {
    var names = new TreeSet<String>();
    if (Files.exists(sent(name))) {
      Matcher found = NAME.matcher(Files.readString(sent(name)));
      while (found.find()) {
        names.add(found.group(1));
      }
    }
    return names;
  }

  private Set<String> happen(String prefix) throws Exception {
    var names = new TreeSet<String>();
    for (int i = 0; i < EVENTS; i++) {
      String name = "e-" + prefix + "-" + i;
      String event =
          """
          {"metadata":{"name":"%s"},"reason":"Tested","type":"Normal",
           "involvedObject":{"kind":"Pod","namespace":"default","name":"web-0"}}
          """
              .formatted(name);
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(cluster.uri() + "/api/v1/namespaces/default/events"))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(event))
              .build();
      assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(201);
      names.add(name);
    }
    return names;
  }

  @Test
  void theOtherGoesOnWhereTheHolderEnds() throws Exception {
    try (TidingsProcess holder = serve("holder")) {
      Patience.look(
          () -> leases.spec("ops/leases/tidings-routes").has("holderIdentity"), held -> held);
      try (TidingsProcess other = serve("other")) {
        Set<String> before = happen("a");
        assertThat(Patience.look(() -> arrived("holder"), before::equals)).isEqualTo(before);
        assertThat(arrived("other")).isEmpty();

        end(holder);
        Set<String> after = happen("b");
        Set<String> seen = Patience.look(() -> arrived("other"), names -> names.containsAll(after));
        assertThat(seen).containsAll(after);
        other.terminate();
        assertThat(other.exit()).isZero();
      }
    }
  }

  private static void end(TidingsProcess holder) throws Exception {
    if (KILLED) {
      holder.kill();
    } else {
      holder.terminate();
      assertThat(holder.exit()).isZero();
    }
  }
}
