package dev.tidings.cli;

import static dev.tidings.cli.Answers.SEARCH;
import static dev.tidings.cli.Answers.found;
import static dev.tidings.cli.Answers.warning;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The plug-in between a kubectl that answers what it was told to, and a Tidings that does. */
class KubectlTidingsTest {
  private static final InstantSource NOW =
      InstantSource.fixed(Instant.parse("2026-01-02T10:05:00Z"));
  private static final String OBJECTS = "/apis/tidings.dev/v1/objects";
  private static final String BLOCK =
      """
      Events:
        Type     Reason   Age  From     Message
        ----     ------   ----  ----    -------
        Warning  BackOff  30s   kubelet  back-off
      """;

  /** Knows the pod web-0 of context prod. */
  private static final String KUBECTL =
      """
      #!/bin/sh
      echo "$@" >> "$0.asked"
      case "$*" in
        *"config view --minify -o json") cat "$0.config" ;;
        *"-- pod web-0" | *"-- po web-0") printf 'Name:  web-0\\nIP:    10.0.0.1\\n' ;;
        *) echo 'Error from server (NotFound): not found' >&2 && exit 1 ;;
      esac
      """;

  @TempDir Path folder;
  private final Map<String, String> variables = new HashMap<>();
  private AnsweringServer tidings;

  @BeforeEach
  void start() throws IOException {
    tidings = AnsweringServer.start();
    Path kubectl = Files.writeString(folder.resolve("kubectl"), KUBECTL);
    Files.setPosixFilePermissions(kubectl, PosixFilePermissions.fromString("rwx------"));
    context("https://10.0.0.1:6443");
    variables.put("KUBECTL", kubectl.toString());
    variables.put("TIDINGS_SERVER", tidings.url().toString());
    tidings.on("/api", Answers.KINDS).on(Answers.SOURCES, Answers.sources("tidings", "prod"));
  }

  @AfterEach
  void stop() {
    tidings.close();
  }

  private void context(String server) throws IOException {
    Files.writeString(
        folder.resolve("kubectl.config"),
        """
        {"contexts":[{"name":"prod","context":{"cluster":"kind-prod","namespace":"shop"}}],
         "clusters":[{"name":"kind-prod","cluster":{"server":"%s"}}]}
        """
            .formatted(server));
  }

  private CommandRun run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int exit =
        KubectlTidings.commandLine(NOW, Terminal.NONE, variables)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new CommandRun(exit, out.toString(), err.toString());
  }

  private void life(int events) {
    String block = events == 0 ? "Events:  <none>\\n" : BLOCK.replace("\n", "\\n");
    String items = "{}".repeat(events);
    tidings.on(OBJECTS, "{\"items\":[" + items + "],\"describe\":\"" + block + "\"}");
  }

  private String lastAsked() {
    return URLDecoder.decode(tidings.asked().getLast(), UTF_8);
  }

  @Test
  void describesTheObjectWithItsHistory() throws IOException {
    life(1);

    assertThat(run("describe", "po/web-0", "--since", "30d"))
        .isEqualTo(new CommandRun(0, "Name:  web-0\nIP:    10.0.0.1\n" + BLOCK, ""));
    assertThat(lastAsked())
        .isEqualTo(OBJECTS + "?cluster=prod&kind=Pod&namespace=shop&name=web-0&from=30d");
    assertThat(folder.resolve("kubectl.asked"))
        .content()
        .isEqualTo(
            """
            --request-timeout=15s config view --minify -o json
            --request-timeout=15s describe --show-events=false --namespace=shop -- po web-0
            """);
  }

  @Test
  void ofAnObjectThatIsNoMoreTheHistoryIsShown() {
    life(1);

    assertThat(run("describe", "pod", "gone", "-n", "other"))
        .isEqualTo(new CommandRun(0, BLOCK, "Error from server (NotFound): not found\n"));
    assertThat(lastAsked()).contains("namespace=other&name=gone&from=7d");
  }

  @Test
  void whatHasNeverBeenIsAFailure() {
    life(0);

    CommandRun run = run("describe", "pod/none");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("NotFound");
  }

  @Test
  void whatIsInNoNamespaceIsFoundWithoutOne() {
    life(1);
    tidings.on(SEARCH, found(1, "", warning("prod", "n")));

    run("describe", "node/n");
    assertThat(lastAsked()).isEqualTo(OBJECTS + "?cluster=prod&kind=Node&name=n&from=7d");
    run("get", "nodes");
    assertThat(lastAsked())
        .isEqualTo(SEARCH + "?q=kind=\"Node\" cluster=\"prod\"&from=7d&limit=50");
  }

  @Test
  void getsTheEventsOfAnObjectAsKubectlDoes() {
    tidings.on(SEARCH, found(1, "", warning("prod", "web-0")));

    assertThat(run("get", "po/web-0", "--since=24h").out())
        .isEqualTo(
            """
            LAST SEEN   TYPE      REASON    OBJECT      MESSAGE
            30s         Warning   BackOff   pod/web-0   Warning: back-off restarting ^[[1m
            """);
    assertThat(lastAsked())
        .isEqualTo(
            SEARCH
                + "?q=kind=\"Pod\" name=\"web-0\" namespace=\"shop\" cluster=\"prod\"&from=24h&limit=50");
  }

  @Test
  void allNamespacesAreToldApart() {
    tidings.on(SEARCH, found(1, "", warning("prod", "web-0")));

    assertThat(run("get", "-A").out()).startsWith("NAMESPACE   LAST SEEN ");
    assertThat(lastAsked()).contains("?q=cluster=\"prod\"&");
  }

  @Test
  void theClusterIsTheOneThatTheContextLeadsTo() throws IOException {
    tidings.on(SEARCH, found(0, ""));

    context(tidings.url() + "/clusters/eu/");
    run("get");
    assertThat(lastAsked()).contains("cluster=\"eu\"");

    context(tidings.url().toString());
    run("get");
    assertThat(lastAsked()).contains("cluster=\"tidings\"");
  }

  @ParameterizedTest
  @CsvSource({"--tidings-cluster,,us", ",asia,asia", "--tidings-cluster,asia,us"})
  void theClusterMayBeNamed(String flag, String variable, String expected) {
    tidings.on(SEARCH, found(0, ""));
    if (variable != null) {
      variables.put("TIDINGS_CLUSTER", variable);
    }

    run(flag == null ? new String[] {"get"} : new String[] {"get", flag, "us"});

    assertThat(lastAsked()).contains("cluster=\"" + expected + "\"");
  }

  @Test
  void aClusterThatTidingsDoesNotHaveIsAskedAfter() throws IOException {
    tidings.close();
    try (var other = AnsweringServer.start()) {
      other.on(Answers.SOURCES, Answers.sources("tidings", "eu"));

      CommandRun run = run("get", "--tidings", other.url().toString());

      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err())
          .isEqualToIgnoringNewLines(
              "tidings: which of the clusters of %s is that of context prod? There are: tidings, eu; say --tidings-cluster or set TIDINGS_CLUSTER"
                  .formatted(other.url()));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "``               | get or describe is missing",
        "describe         | Missing required parameter: 'KIND/NAME'",
        "describe pod     | 'pod' is not KIND/NAME",
        "describe pod a b | 'pod a b' is not KIND/NAME",
        "get pod/a b      | 'pod/a b' is not KIND/NAME",
        "get /a           | '/a' is not KIND/NAME",
        "get --limit 0    | --limit is 1 to 10000, not 0",
      },
      quoteCharacter = '`')
  void wrongUseIsOneLineAndExit2(String arguments, String why) {
    CommandRun run = run(arguments.isEmpty() ? new String[0] : arguments.split(" "));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .startsWith("kubectl tidings")
        .contains(why)
        .contains("--help");
  }

  @Test
  void aKubectlThatIsNotThereIsAFailure() {
    variables.put("KUBECTL", folder.resolve("none").toString());

    CommandRun run = run("get");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).startsWith("tidings: cannot run " + folder.resolve("none"));
  }

  /** The script that kubectl completes by knows all flags, and no others. */
  @ParameterizedTest
  @CsvSource({"get", "describe"})
  void allFlagsAreCompleted(String command) throws Exception {
    Process script =
        new ProcessBuilder(
                Path.of("../../kubectl_complete-tidings").toAbsolutePath().toString(),
                command,
                "--")
            .start();
    String offered = new String(script.getInputStream().readAllBytes(), UTF_8);

    var expected = new ArrayList<String>();
    CommandLine plugin = KubectlTidings.commandLine(NOW, Terminal.NONE, variables);
    requireNonNull(plugin.getSubcommands().get(command))
        .getCommandSpec()
        .options()
        .forEach(option -> expected.add(option.longestName()));
    expected.add(":4");
    assertThat(offered.lines().toList()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void objectsAreCompletedByKubectl() throws Exception {
    var builder =
        new ProcessBuilder(
            Path.of("../../kubectl_complete-tidings").toAbsolutePath().toString(),
            "get",
            "--since",
            "7d",
            "-n",
            "shop",
            "-o",
            "wide",
            "pod/");
    builder.environment().put("KUBECTL", "echo");
    Process script = builder.start();

    assertThat(new String(script.getInputStream().readAllBytes(), UTF_8))
        .isEqualTo("__complete describe -n shop pod/\n");
  }
}
