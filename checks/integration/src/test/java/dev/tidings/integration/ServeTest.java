package dev.tidings.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.cli.kit.TidingsProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./tidings serve} as a user starts it: ready, used by kubectl, told to end. */
class ServeTest {
  /** Long, since the launcher may have to build first. */
  private static final Duration READY_WITHIN = Duration.ofMinutes(8);

  private static final Duration ENDED_WITHIN = Duration.ofSeconds(10);
  private static final Pattern READY =
      Pattern.compile("tidings: ready on (http://127\\.0\\.0\\.1:\\d+) in \\d+ ms \\(.*\\)");
  private static final String EVENT =
      """
      {"metadata":{"name":"e1"},"involvedObject":{"kind":"Pod","namespace":"default","name":"p"},
       "reason":"Pulled","message":"hello","type":"Normal"}""";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path home;

  @Test
  void aServerSaysWhenItIsReadyAndEndsItsWatchesWhenToldTo() throws Exception {
    Path kubeconfig = home.resolve("tidings.kubeconfig");
    try (TidingsProcess server = serve(home.resolve("data"), kubeconfig)) {
      WireClient client = WireClient.to(ready(server));
      var watch = WireRequest.get("/api/v1/events?watch=true");
      OpenWatch open = OpenWatch.open(client, watch);
      var create = WireRequest.json("POST", "/api/v1/namespaces/default/events", EVENT);
      assertThat(client.call(create).status()).isEqualTo(201);
      kubectlSees(kubeconfig, "e1");

      server.terminate();
      assertThat(server.exit(ENDED_WITHIN)).isZero();
      OpenWatch.Seen seen = open.stop(Integer.MAX_VALUE, ENDED_WITHIN);
      assertThat(seen.ended()).as("the watch ended").isTrue();
      assertThat(seen.broken()).as("in the middle").isFalse();
      assertThat(seen.lines()).hasSize(1);
    }
  }

  @Test
  void aSecondServerOnTheSameDataIsToldSoInOneLine() throws Exception {
    Path data = home.resolve("data");
    try (TidingsProcess first = serve(data, home.resolve("first"))) {
      ready(first);
      try (TidingsProcess second = serve(data, home.resolve("second"))) {
        assertThat(second.exit(READY_WITHIN)).isEqualTo(1);
        assertThat(second.stderr().lines()).hasSize(1);
        assertThat(second.stdout()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TIDINGS_JAVA_OPTS", "JAVA_TOOL_OPTIONS"})
  void aCollectorOfTheUsersChoiceTakesThePlaceOfOurs(String variable) throws Exception {
    try (TidingsProcess server = serveWith(variable + "=-XX:+UseParallelGC")) {
      ready(server);
    }
  }

  @Test
  void aFlagThatJavaDoesNotKnowEndsTheStart() throws Exception {
    try (TidingsProcess server = serveWith("TIDINGS_JAVA_OPTS=-XX:+NoSuchFlag")) {
      assertThat(server.exit(READY_WITHIN)).isEqualTo(1);
      assertThat(server.stderr()).contains("NoSuchFlag");
    }
  }

  private TidingsProcess serveWith(String variable) throws IOException {
    String data = home.resolve("data").toString();
    return TidingsProcess.launchedWith(
        variable, home, "serve", "--listen", "127.0.0.1:0", "--data", data);
  }

  private TidingsProcess serve(Path data, Path kubeconfig) throws IOException {
    return TidingsProcess.launched(
        home,
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--data",
        data.toString(),
        "--kubeconfig-out",
        kubeconfig.toString());
  }

  private static URI ready(TidingsProcess server) throws IOException, InterruptedException {
    String line = server.line("tidings: ready", READY_WITHIN);
    Matcher ready = READY.matcher(line);
    assertThat(ready.matches()).as(line).isTrue();
    return URI.create(ready.group(1));
  }

  private void kubectlSees(Path kubeconfig, String event) throws Exception {
    Optional<String> binary = Kubectl.find("kubectl with the kubeconfig that serve writes");
    if (binary.isPresent()) {
      Kubectl.Result result =
          new Kubectl(binary.get(), home, kubeconfig).run("", "get", "events", "-o", "name");
      assertThat(result).isEqualTo(new Kubectl.Result(0, "event/" + event + "\n", ""));
    }
  }
}
