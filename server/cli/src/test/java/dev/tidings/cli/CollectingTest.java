package dev.tidings.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.sink.http.ServerAccess;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole servers: what is written to one is collected by another. */
@Timeout(120)
class CollectingTest {
  private static final long LOOK_AGAIN = 20;
  private static final String EVENTS = "/api/v1/namespaces/shop/events";

  @TempDir Path folder;
  private LiveServer source;

  @BeforeEach
  void start() throws CommandFailure {
    source = LiveServer.in(folder.resolve("source"));
  }

  @AfterEach
  void close() {
    source.close();
  }

  private ServeOptions options() {
    var options = new ServeOptions();
    options.listen = new ListenAddress("127.0.0.1", 0);
    options.data = folder.resolve("data");
    options.kubeconfigOut = folder.resolve("kubeconfig");
    return options;
  }

  private LiveServer collect(ServeOptions options) throws CommandFailure {
    TidingsServer server = TidingsServer.start(options, InstantSource.system());
    return new LiveServer(server, new ApiClient(ServerAccess.of(server.url())));
  }

  private void write(String name) throws Exception {
    String event =
        "{\"metadata\":{\"name\":\"%s\"},\"involvedObject\":{\"kind\":\"Pod\",\"namespace\":\"shop\"}}"
            .formatted(name);
    var reply = source.api().call("POST", EVENTS, "application/json", event.getBytes(UTF_8));
    assertThat(reply.code()).isEqualTo(201);
  }

  private Path kubeconfig(Path file, URI server) throws CommandFailure {
    Kubeconfig.plain(server).write(file, List.of());
    return file;
  }

  /** Waits until a cluster has an event. */
  private static void await(ApiClient api, String cluster, String name) throws Exception {
    String path = "/clusters/" + cluster + EVENTS + "/" + name;
    while (api.get(path, "application/json").code() != 200) {
      Thread.sleep(LOOK_AGAIN);
    }
  }

  private static int code(ApiClient api, String path) throws Exception {
    return api.get(path, "application/json").code();
  }

  @Test
  void aClusterIsCollectedServedAndNamedInTheKubeconfig() throws Exception {
    write("crash");
    var options = options();
    Path file = kubeconfig(folder.resolve("eu.yaml"), source.url());
    options.collect.sources.add(CollectSource.parse(file.toString()));
    try (LiveServer server = collect(options)) {
      await(server.api(), "eu", "crash");

      assertThat(Files.readString(folder.resolve("kubeconfig")))
          .contains("server: " + server.url() + "/clusters/eu");
      try (var api = new ApiClient(ServerAccess.kubeconfig(folder.resolve("kubeconfig"), "eu"))) {
        assertThat(code(api, EVENTS + "/crash")).isEqualTo(200);
      }
      assertThat(server.metrics())
          .contains("tidings_collector_written_total{cluster=\"eu\"} 1.0")
          .contains("tidings_collector_refused_total{cause=\"unreadable\",cluster=\"eu\"} 0.0");
    }
    assertThat(Files.readString(folder.resolve("kubeconfig"))).contains("/clusters/eu");
  }

  private static boolean isOneEventOfEu(String line) {
    return line.startsWith("tidings_events_total{cluster=\"eu\"") && line.endsWith(" 1.0");
  }

  @Test
  void whatIsListedFirstIsCountedToo() throws Exception {
    write("crash");
    var options = options();
    Path file = kubeconfig(folder.resolve("eu.yaml"), source.url());
    options.collect.sources.add(CollectSource.parse(file.toString()));
    try (LiveServer server = collect(options)) {
      while (server.metrics().lines().noneMatch(CollectingTest::isOneEventOfEu)) {
        Thread.sleep(LOOK_AGAIN);
      }
      assertThat(server.metrics()).contains("tidings_events_uncounted_gaps_total 0.0");
    }
  }

  @Test
  void aKubeconfigThatCannotBeUsedIsSaidAtTheStart() {
    var options = options();
    options.collect.sources.add(CollectSource.parse(folder.resolve("none.yaml").toString()));

    assertThatThrownBy(() -> collect(options))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("cannot collect")
        .hasMessageContaining("none.yaml");
  }

  @Test
  void theFilesOfAFolderMayComeChangeAndGo() throws Exception {
    write("crash");
    Path clusters = Files.createDirectory(folder.resolve("clusters"));
    Files.writeString(clusters.resolve("broken.yaml"), "nonsense");
    Files.writeString(clusters.resolve("Not A Name.yaml"), "nonsense");
    Path away = kubeconfig(clusters.resolve("us.yaml"), URI.create("http://127.0.0.1:9"));
    kubeconfig(clusters.resolve("eu.yaml"), source.url());
    var options = options();
    options.collect.folder = clusters;
    try (LiveServer server = collect(options)) {
      await(server.api(), "eu", "crash");
      assertThat(server.metrics()).contains("tidings_collect_unusable_files_total 2.0");
      assertThat(code(server.api(), "/clusters/broken" + EVENTS)).isEqualTo(404);

      kubeconfig(clusters.resolve("asia.yaml"), source.url());
      await(server.api(), "asia", "crash");

      kubeconfig(away, source.url());
      await(server.api(), "us", "crash");

      Files.delete(clusters.resolve("eu.yaml"));
      while (!server.metrics().contains("cluster=\"eu\",state=\"stopped\"} 1.0")) {
        Thread.sleep(LOOK_AGAIN);
      }
      assertThat(code(server.api(), "/clusters/eu" + EVENTS + "/crash")).isEqualTo(200);
    }
  }

  @Test
  void ofTwoFilesOfOneNameTheSecondCountsWhenTheFirstIsGone() throws Exception {
    write("crash");
    Path clusters = Files.createDirectory(folder.resolve("clusters"));
    Path first = kubeconfig(clusters.resolve("eu.yaml"), URI.create("http://127.0.0.1:9"));
    kubeconfig(clusters.resolve("eu.yml"), source.url());
    var options = options();
    options.collect.folder = clusters;
    try (LiveServer server = collect(options)) {
      assertThat(server.metrics()).contains("tidings_collect_unusable_files_total 1.0");

      Files.delete(first);

      await(server.api(), "eu", "crash");
    }
  }

  @Test
  void aFileThatCouldNotBeFollowedIsTriedAgainAndCountedOnce() throws Exception {
    write("crash");
    Path clusters = Files.createDirectory(folder.resolve("clusters"));
    kubeconfig(clusters.resolve("eu.yaml"), source.url());
    var options = options();
    options.collect.folder = clusters;
    Path inTheWay = Files.createDirectories(options.data.resolve("clusters")).resolve("eu");
    Files.writeString(inTheWay, "a file where a folder is to be");
    try (LiveServer server = collect(options)) {
      assertThat(server.metrics()).contains("tidings_collect_unusable_files_total 1.0");

      Files.delete(inTheWay);

      await(server.api(), "eu", "crash");
      assertThat(server.metrics()).contains("tidings_collect_unusable_files_total 1.0");
    }
  }

  /** As the kubelet does it: the files are links into a folder that a link leads to. */
  @Test
  void aMountedSecretIsFollowedWhenItsLinkIsTurned() throws Exception {
    write("crash");
    Path clusters = Files.createDirectory(folder.resolve("clusters"));
    Files.createDirectory(clusters.resolve("..1"));
    Files.createDirectory(clusters.resolve("..2"));
    kubeconfig(clusters.resolve("..1/eu"), URI.create("http://127.0.0.1:9"));
    kubeconfig(clusters.resolve("..2/eu"), source.url());
    Files.createSymbolicLink(clusters.resolve("..data"), Path.of("..1"));
    Files.createSymbolicLink(clusters.resolve("eu"), Path.of("..data/eu"));
    var options = options();
    options.collect.folder = clusters;
    try (LiveServer server = collect(options)) {
      assertThat(code(server.api(), "/clusters/eu" + EVENTS)).isEqualTo(200);

      Files.createSymbolicLink(clusters.resolve("..next"), Path.of("..2"));
      Files.move(
          clusters.resolve("..next"),
          clusters.resolve("..data"),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);

      await(server.api(), "eu", "crash");
    }
  }

  @Test
  void whatWasCollectedIsServedByAServerThatCollectsNoMore() throws Exception {
    write("crash");
    var options = options();
    Path file = kubeconfig(folder.resolve("eu.yaml"), source.url());
    options.collect.sources.add(CollectSource.parse(file.toString()));
    try (LiveServer server = collect(options)) {
      await(server.api(), "eu", "crash");
    }
    try (LiveServer server = collect(options())) {
      assertThat(code(server.api(), "/clusters/eu" + EVENTS + "/crash")).isEqualTo(200);
    }
  }
}
