package dev.tidings.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidings.cli.kit.TidingsProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real kubectl, with the plug-in on its PATH, between a cluster and a Tidings. */
@Timeout(600)
class KubectlPluginTest {
  private static final Duration READY_WITHIN = Duration.ofMinutes(2);
  private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path home;

  /** A kubectl whose context leads to a cluster, and the Tidings that has its history. */
  private record Scene(Kubectl kubectl, String binary, Path plugins, URI tidings) {
    Kubectl.Result run(String... arguments) throws IOException, InterruptedException {
      var words = new ArrayList<>(List.of("PATH=" + plugins + ":" + System.getenv("PATH"), binary));
      words.addAll(List.of(arguments));
      return kubectl.run("", words.toArray(String[]::new));
    }

    Kubectl.Result tidings(String... arguments) throws IOException, InterruptedException {
      var words = new ArrayList<>(List.of("tidings"));
      words.addAll(List.of(arguments));
      words.addAll(List.of("--tidings", tidings.toString(), "--tidings-cluster", "tidings"));
      return run(words.toArray(String[]::new));
    }
  }

  @Test
  void anObjectIsDescribedWithItsHistoryWhetherItIsThereOrNot() throws Exception {
    Optional<String> binary = Kubectl.find("kubectl tidings");
    assumeTrue(binary.isPresent(), "no kubectl");
    try (OnePodCluster cluster = OnePodCluster.start();
        TidingsProcess server = serve()) {
      URI tidings = server.ready(READY_WITHIN);
      Kubectl plain = Kubectl.to(cluster.url(), binary.get(), home);
      // env(1) sets the PATH on which kubectl looks for plug-ins
      var kubectl = new Kubectl("env", home, plain.kubeconfig());
      var scene = new Scene(kubectl, binary.get(), plugins(), tidings);
      for (String pod : List.of("web-0", "web-1")) {
        pulled(tidings, pod);
        awaitFound(tidings, pod);
      }

      describesWhatIsThere(scene);
      tellsOfWhatIsGone(scene);
      listsAsKubectlDoes(scene);
      completes(scene);
    }
  }

  /** As the guide says that they are made known. */
  private Path plugins() throws IOException {
    Path folder = Files.createDirectory(home.resolve("bin"));
    for (String plugin : List.of("kubectl-tidings", "kubectl_complete-tidings")) {
      Files.createSymbolicLink(folder.resolve(plugin), REPOSITORY.resolve(plugin));
    }
    return folder;
  }

  private TidingsProcess serve() throws IOException {
    return TidingsProcess.java(
        home,
        "233m",
        "serve",
        "--listen=127.0.0.1:0",
        "--memory=600Mi",
        "--data=" + home.resolve("data"));
  }

  private static void describesWhatIsThere(Scene scene) throws Exception {
    Kubectl.Result described = scene.tidings("describe", "po/web-0", "-n", "shop", "--since", "7d");

    assertThat(described.stderr()).isEmpty();
    assertThat(described.exit()).isZero();
    assertThat(described.stdout())
        .containsPattern("\\AName: +web-0\nNamespace: +shop\n")
        .containsPattern("\nStatus: +Running\n")
        .containsPattern("(?m)^Events:\n  Type +Reason +Age +From +Message\n")
        .containsPattern("(?m)^  Normal  Pulled +3d2?h? +kubelet +pulled web-0\n\\z");
  }

  /** The pod web-10, which is there, is another one. */
  private static void tellsOfWhatIsGone(Scene scene) throws Exception {
    Kubectl.Result gone = scene.tidings("describe", "pod", "web-1", "-n", "shop");
    assertThat(gone.exit()).isZero();
    assertThat(gone.stdout()).startsWith("Events:\n").contains("pulled web-1");
    assertThat(gone.stderr()).contains("NotFound");

    Kubectl.Result never = scene.tidings("describe", "pod", "web-2", "-n", "shop");
    assertThat(never.exit()).isEqualTo(1);
  }

  private static void listsAsKubectlDoes(Scene scene) throws Exception {
    Kubectl.Result listed = scene.tidings("get", "pod/web-0", "-n", "shop");
    Kubectl.Result plain =
        scene.run(
            "get",
            "events",
            "-n",
            "shop",
            "--server",
            scene.tidings().toString(),
            "--field-selector",
            "involvedObject.name=web-0");

    assertThat(listed.stdout()).isEqualTo(plain.stdout()).hasLineCount(2);
    assertThat(scene.tidings("get", "-A", "-o", "name").stdout().lines())
        .containsExactlyInAnyOrder("event/web-0.1", "event/web-1.1");
  }

  /** As a shell asks that completes for kubectl. */
  private static void completes(Scene scene) throws Exception {
    assertThat(scene.run("__complete", "tidings", "").stdout()).isEqualTo("get\ndescribe\n:4\n");
    assertThat(scene.run("__complete", "tidings", "describe", "--si").stdout())
        .isEqualTo("--since\n:4\n");
  }

  /** An event of three days and two hours ago. */
  private static void pulled(URI tidings, String pod) throws Exception {
    Instant then = Instant.now().minus(Duration.ofHours(74)).truncatedTo(ChronoUnit.SECONDS);
    String event =
        """
        {"metadata":{"name":"%1$s.1"},
         "involvedObject":{"kind":"Pod","namespace":"shop","name":"%1$s","apiVersion":"v1"},
         "type":"Normal","reason":"Pulled","message":"pulled %1$s","source":{"component":"kubelet"},
         "firstTimestamp":"%2$s","lastTimestamp":"%2$s","count":1}
        """
            .formatted(pod, then);
    WireAnswer.Whole answer =
        WireClient.to(tidings)
            .call(WireRequest.json("POST", "/api/v1/namespaces/shop/events", event));
    assertThat(answer.status()).isEqualTo(201);
  }

  /** What is written is found within a second. */
  private static void awaitFound(URI tidings, String pod) throws Exception {
    var search = WireRequest.get("/apis/tidings.dev/v1/search?q=name%3D" + pod);
    WireClient client = WireClient.to(tidings);
    String found = "\"total\":1";
    assertThat(Patience.look(() -> client.call(search).text(), text -> text.contains(found)))
        .contains(found);
  }
}
