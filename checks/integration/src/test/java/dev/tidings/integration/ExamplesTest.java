package dev.tidings.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidings.cli.kit.TidingsProcess;
import dev.tidings.examples.ClusterScoped;
import dev.tidings.examples.FirstEvents;
import dev.tidings.examples.Plain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plain examples, run as a user runs them, do what they say. */
class ExamplesTest {
  private static final Duration ENDED_WITHIN = Duration.ofMinutes(2);
  private static final Path FIRST_EVENTS =
      Path.of("../../examples/plain/src/main/java/dev/tidings/examples/FirstEvents.java");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @SuppressWarnings("NullAway.Init")
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.in(folder).start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String run(Class<?> example, String... arguments) throws Exception {
    try (var program = TidingsProcess.program(example.getName(), folder, "64m", arguments)) {
      assertThat(program.exit(ENDED_WITHIN)).as(program.stderr()).isZero();
      return program.stdout();
    }
  }

  @Test
  void theLinesOfTheReadmeAreAProgramThatWorks() throws Exception {
    Path kubeconfig = Kubectl.to(server.uri(), "kubectl", folder).kubeconfig();
    Files.copy(kubeconfig, folder.resolve("tidings.kubeconfig"));

    assertThat(Files.readString(FIRST_EVENTS)).contains(readmeLines().indent(4));
    assertThat(run(FirstEvents.class)).isEmpty();
    assertThat(ServedEvents.of(server.uri()).in("shop"))
        .extracting(
            event -> event.path("reason").stringValue() + " x" + event.path("count").intValue())
        .containsExactlyInAnyOrder("Pulling x1", "PullFailed x14");
  }

  /** The first block of Java in the README. */
  private static String readmeLines() throws IOException {
    Matcher block =
        Pattern.compile("(?s)```java\n(.*?)```")
            .matcher(Files.readString(Path.of("../../README.md")));
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  @Test
  void aPlainProgramSaysWhatBecameOfItsEvents() throws Exception {
    String said = run(Plain.class, server.uri().toString());

    assertThat(said).startsWith("recorded 15: 15 written, 0 dropped");
    assertThat(ServedEvents.of(server.uri()).in("shop"))
        .extracting(
            event -> event.path("reason").stringValue() + " x" + event.path("count").intValue())
        .containsExactlyInAnyOrder("Opened x1", "PullFailed x14");
  }

  @Test
  void aKubeconfigWillDo() throws Exception {
    Path kubeconfig = Kubectl.to(server.uri(), "kubectl", folder).kubeconfig();

    assertThat(run(Plain.class, kubeconfig.toString())).startsWith("recorded 15: 15 written");
  }

  @Test
  void aNodesEventLandsInDefaultWhateverNamespaceTheSinkIsBoundTo() throws Exception {
    String said = run(ClusterScoped.class, server.uri().toString());

    assertThat(said.lines())
        .containsExactlyInAnyOrder(
            "Pod shop/web-0: landed in shop",
            "Node /node-1: landed in default",
            "Pod stock/db-0: Dropped[cause=WRONG_NAMESPACE]");
    assertThat(kubectl("get", "events", "-A", "-o", "name").lines()).hasSize(2);
    assertThat(kubectl("get", "events", "-n", "default", "-l", "example.com/part-of=shop"))
        .containsPattern("Normal +Checked +node/node-1 +checked node-1");
    assertThat(
            kubectl(
                "get", "events", "-n", "default", "--field-selector", "involvedObject.kind=Node"))
        .contains("node/node-1");
    assertThat(kubectl("events", "-n", "default", "--for", "node/node-1")).contains("Node/node-1");
    assertThat(kubectl("get", "events", "-n", "shop")).contains("pod/web-0");
  }

  private String kubectl(String... arguments) throws Exception {
    Optional<String> binary = Kubectl.find("where the events of the example land");
    assumeTrue(binary.isPresent(), "no kubectl");
    Kubectl.Result result =
        Kubectl.to(server.uri(), binary.orElseThrow(), folder).run("", arguments);
    assertThat(result.exit()).as(result.stderr()).isZero();
    return result.stdout();
  }
}
