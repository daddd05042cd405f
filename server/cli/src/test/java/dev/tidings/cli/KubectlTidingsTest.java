package dev.tidings.cli;

import static dev.tidings.cli.Answers.SEARCH;
import static dev.tidings.cli.Answers.found;
import static dev.tidings.cli.Answers.warning;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The plug-in between a kubectl that answers what it was told to, and a Tidings that does. */
class KubectlTidingsTest {
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
      IFS='|'
      echo "$*" >> "$0.asked"
      case "$*" in
        *"config|view|--minify|-o|json") cat "$0.config" ;;
        *"|--|pod/web-0" | *"|--|po/web-0") printf 'Name:  web-0\\nIP:    10.0.0.1\\n' ;;
        *) echo 'Error from server (NotFound): not found' >&2 && exit 1 ;;
      esac
      """;

  @TempDir Path folder;
  private final Map<String, String> variables = new HashMap<>();
  @AutoClose private final AnsweringServer tidings = AnsweringServer.start();

  @BeforeEach
  void start() throws IOException {
    Path kubectl = Files.writeString(folder.resolve("kubectl"), KUBECTL);
    Files.setPosixFilePermissions(kubectl, PosixFilePermissions.fromString("rwx------"));
    context("https://10.0.0.1:6443");
    variables.put("KUBECTL", kubectl.toString());
    variables.put("TIDINGS_SERVER", tidings.url().toString());
    tidings.on("/api", Answers.KINDS).on(Answers.SOURCES, Answers.sources("tidings", "prod"));
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
        KubectlTidings.commandLine(Answers.NOW, Terminal.NONE, variables)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new CommandRun(exit, out.toString(), err.toString());
  }

  private void life(String block, String... relations) {
    String items =
        Stream.of(relations).map("{\"relation\":\"%s\"}"::formatted).collect(joining(","));
    String text = block.replace("\n", "\\n");
    tidings.on(OBJECTS, "{\"items\":[" + items + "],\"describe\":\"" + text + "\"}");
  }

  private String lastAsked() {
    return URLDecoder.decode(tidings.asked().getLast(), UTF_8);
  }

  @Test
  void describesTheObjectWithItsHistory() throws IOException {
    life(BLOCK, "self");

    assertThat(run("describe", "po/web-0", "--since", "30d"))
        .isEqualTo(new CommandRun(0, "Name:  web-0\nIP:    10.0.0.1\n" + BLOCK, ""));
    assertThat(lastAsked())
        .isEqualTo(OBJECTS + "?cluster=prod&kind=Pod&namespace=shop&name=web-0&from=30d");
    assertThat(folder.resolve("kubectl.asked"))
        .content()
        .isEqualTo(
            """
            --request-timeout=15s|config|view|--minify|-o|json
            --request-timeout=15s|describe|--show-events=false|--namespace=shop|--|po/web-0
            """);
  }

  @Test
  void ofAnObjectThatIsNoMoreTheHistoryIsShown() {
    life(BLOCK, "self");

    assertThat(run("describe", "pod", "gone", "-n", "other"))
        .isEqualTo(new CommandRun(0, BLOCK, "Error from server (NotFound): not found\n"));
    assertThat(lastAsked()).contains("namespace=other&name=gone&from=7d");
  }

  @Test
  void whatHasNeverBeenIsAFailure() {
    life("Events:  <none>\n", "owner", "child");

    CommandRun run = run("describe", "pod/none");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("NotFound");
  }

  @Test
  void thatThereMayBeMoreEventsIsSaid() {
    life(BLOCK + "  Normal\n".repeat(999), "self");

    CommandRun run = run("describe", "pod/web-0");

    assertThat(run.out()).endsWith("  Normal\n");
    assertThat(run.err())
        .isEqualToIgnoringNewLines("These are the newest 1000 events of it; there may be more.");
  }

  /** The user's own kubeconfig is that of whoever runs this. */
  private String noCluster() {
    return "--kubeconfig=" + folder.resolve("none");
  }

  @Test
  void aKindWhoseDefinitionIsGoneIsThatOfItsEvents() {
    life(BLOCK, "self");
    tidings.on(SEARCH, found(1, "", warning("prod", "x").replace("\"Pod\"", "\"Policy\"")));

    run("describe", "policies.v1.example.com/x", noCluster());
    assertThat(lastAsked()).contains("&kind=Policy&namespace=shop&name=x&");
    run("get", "POLICIES", noCluster());
    assertThat(tidings.asked())
        .contains(
            SEARCH
                + "?q=kind%3D%22policies%22%2C%22policie%22%2C%22polici%22%2C%22policy%22"
                + "%20cluster%3D%22prod%22&limit=1");
    assertThat(lastAsked()).contains("?q=kind=\"Policy\" namespace=\"shop\" cluster=\"prod\"&");
  }

  @Test
  void aKindThatTheClusterNamesIsThat() throws IOException {
    life(BLOCK, "self");
    try (var cluster = AnsweringServer.start()) {
      cluster.on("/clusters/prod/api", "{}").on("/clusters/prod/apis", Answers.WIDGETS);
      Path kubeconfig = folder.resolve("kubeconfig");
      Kubeconfig config = Kubeconfig.plain(cluster.url());
      Files.writeString(kubeconfig, config.yaml(List.of("prod")));

      for (String kind : List.of("wd", "widgets.example.com", "Widget.v1.example.com")) {
        run("describe", kind + "/x", "--kubeconfig=" + kubeconfig);
        assertThat(lastAsked()).as(kind).contains("&kind=Widget&name=x&");
      }
    }
  }

  @Test
  void aKindThatNobodyKnowsIsAMistake() {
    tidings.on(SEARCH, found(0, ""));

    assertThat(run("get", "pdos", noCluster()))
        .isEqualTo(
            new CommandRun(
                2,
                "",
                "tidings: no kind 'pdos': the cluster names none, and Tidings has no event about one"
                    + System.lineSeparator()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"events", "ev", "Event", "events.events.k8s.io"})
  void eventsAreThoseOfAnything(String kind) {
    tidings.on(SEARCH, found(0, ""));

    run("get", kind);

    assertThat(lastAsked())
        .isEqualTo(SEARCH + "?q=namespace=\"shop\" cluster=\"prod\"&from=7d&limit=50");
  }

  /** As in a pod: kubectl finds its cluster, but has no context to show. */
  @Test
  void withoutAContextTheClusterAndTheNamespaceAreEnough() throws IOException {
    Files.delete(folder.resolve("kubectl.config"));
    life(BLOCK, "self");

    assertThat(run("describe", "pod/web-0", "-n", "a", "--tidings-cluster", "us").out())
        .isEqualTo("Name:  web-0\nIP:    10.0.0.1\n" + BLOCK);
    assertThat(lastAsked()).contains("?cluster=us&kind=Pod&namespace=a&");
    assertThat(run("describe", "pod/web-0", "-n", "a").exit()).isEqualTo(1);
    assertThat(run("get", "-n", "a", "--tidings-cluster", "us", "--context", "typo").err())
        .startsWith("tidings: kubectl knows no cluster: ");
  }

  @Test
  void whatIsInNoNamespaceIsFoundWithoutOne() {
    life(BLOCK, "self");
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
        "get po,deploy    | one kind and name at a time, not 'po,deploy'",
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
}
