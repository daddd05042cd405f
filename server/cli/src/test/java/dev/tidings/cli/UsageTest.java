package dev.tidings.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class UsageTest {
  private static final String ONE_EVENT =
      """
      {"receivedAt":"2026-11-21T22:00:00Z","type":"ADDED","object":{"apiVersion":"v1","kind":"Event",\
      "metadata":{"name":"a","namespace":"n"}}}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                                   | a command is missing",
        "sreve                                | Unmatched argument at index 0: 'sreve'",
        "serve --lisen 127.0.0.1:1            | Unknown option",
        "serve --listen                       | Missing required parameter",
        "serve --listen 7400                  | '7400' is not HOST:PORT",
        "serve --event-ttl 1d                 | '1d' is no duration",
        "serve --history 0s                   | '0s' is less than a second",
        "serve --memory 600MB                 | '600MB' is no amount",
        "serve --memory 255Mi                 | it takes at least 256Mi",
        "serve --max-requests-inflight 0      | are at least 1",
        "serve --max-request-bytes 3GB        | '3GB' is no amount",
        "serve --max-request-bytes 3Gi        | more than a request can have",
        "serve --listen 0.0.0.0:0             | can be reached from other machines",
        "serve --listen :0 --tls-cert-file c --tls-private-key-file k | a way to know users",
        "serve --listen :0 --token-auth-file f | that needs --tls-cert-file",
        "serve --listen :0 --tls-cert-file c --tls-private-key-file k --token-auth-file f --anonymous-auth=true | --rbac-dir",
        "serve --client-ca-file f             | --client-ca-file needs --tls-cert-file",
        "serve --anonymous-auth=false         | leaves nobody",
        "serve --anonymous-auth=maybe         | 'maybe' is not a boolean",
        "serve --tls-cert-file cert.pem       | need each other",
        "serve --routes a --event-exporter-config b | exclude each other",
        "serve --config no/such/file          | no such file",
        "serve --collect eu.yaml=EU           | 'EU' cannot be the name of a cluster",
        "serve --collect a/eu --collect b/eu  | two clusters are named eu",
        "serve --retention 7                  | does not end with a duration",
        "serve --retention kind=Pod:7d        | is no condition",
        "serve --retention 7d --retention type=Warning:30d | never asked",
        "serve --retention-bytes 20GB         | '20GB' is no amount",
        "agent                                | Missing required options: '--upstream=URL', '--cluster=NAME'",
        "agent --upstream http://a --cluster A_ | is no name",
        "agent --upstream http://10.0.0.1 --cluster a | another machine, and no TLS",
        "agent --upstream http://127.0.0.1 --cluster a --spool-bytes 1k | takes at least 1Mi",
        "demo --listen :7400                  | can be reached from other machines",
        "replay                               | Missing required parameter: 'FILE'",
        "replay f --speed fast                | neither a positive number nor max",
        "replay f --server tidings            | is not a URL",
        "describe web                         | 'web' is not KIND/NAME",
        "describe pod/                        | 'pod/' is not KIND/NAME",
        "describe pod/web --server http://127.0.0.1:1 --kubeconfig f | give one",
        "describe pod/web --server http://127.0.0.1:1 --context c | give one",
        "search --since                       | Missing required parameter for option '--since'",
        "search a --limit 0                   | --limit is 1 to 10000, not 0",
        "search a -o xml                      | is none of table, wide, json, yaml, name",
        "search a --color=green               | is none of auto, always, never",
        "search -back-off                     | Unknown option: '-back-off'",
        "top --by reasons                     | is none of reason, object, owner, namespace, component, kind, type, cluster",
        "top --limit 101                      | --limit is 1 to 100, not 101",
        "tail --since 1h                      | Unknown option: '--since'",
        "completion                           | Missing required parameter: 'SHELL'",
        "completion ksh                       | is none of bash, zsh, fish",
        "compact now                          | Unmatched argument",
        "snapshot                             | a command is missing",
        "routes                               | a command is missing",
        "routes test f                        | Missing required option: '--input=EVENTS'",
        "routes template mongodb              | 'mongodb' is neither elasticsearch nor opensearch",
        "routes template opensearch --index A | 'A' is no name of an index",
        "snapshot save                        | Missing required parameter: 'FILE'",
        "snapshot restore f                   | Missing required option: '--data=DIR'",
      })
  void wrongUseIsOneLineAndExit2(String arguments, String why) {
    CommandRun run = CommandRun.of(arguments.isEmpty() ? new String[0] : arguments.split(" +"));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).singleElement().asString().contains(why).contains("--help");
  }

  @Test
  void aWrongConfigurationNamesFileAndLine() throws IOException {
    Path config = Files.writeString(folder.resolve("c.yaml"), "data: d\nevent-tl: 1h\n");

    CommandRun run = CommandRun.of("serve", "--config", config.toString());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("tidings serve: " + config + ":2: unknown key 'event-tl'")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"describe pod/web", "compact", "replay %s", "search a", "top", "tail"})
  void aServerThatIsNotThereIsOneLineAndExit1(String arguments) throws IOException {
    Path recording = Files.writeString(folder.resolve("r.jsonl"), ONE_EVENT);
    String command = arguments.formatted(recording) + " --server http://127.0.0.1:1";

    CommandRun run = CommandRun.of(command.split(" "));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "tidings: cannot reach the server http://127.0.0.1:1: nothing answers there");
  }

  @Test
  void aKubeconfigThatCannotBeUsedIsOneLineAndExit1() throws IOException {
    Path file = Files.writeString(folder.resolve("kubeconfig"), "apiVersion: v1\n");

    CommandRun run = CommandRun.of("compact", "--kubeconfig", file.toString());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "tidings: cannot use the kubeconfig " + file + ": it has no current context");
  }

  @Test
  void aRecordingThatIsNotThereIsOneLineAndExit1() {
    CommandRun run = CommandRun.of("replay", folder.resolve("none").toString());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("cannot read").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "serve",
        "demo",
        "replay",
        "search",
        "top",
        "tail",
        "describe",
        "completion",
        "agent",
        "compact",
        "snapshot",
        "snapshot save",
        "version"
      })
  void everyCommandHasHelp(String command) {
    CommandRun run = CommandRun.of((command + " --help").strip().split(" "));

    assertThat(run.exit()).isZero();
    assertThat(run.out()).startsWith("Usage: tidings").contains("--help");
  }

  @Test
  void aFailureThatNobodyExpectedComesWithItsTrace() {
    var err = new StringWriter();
    var command = new CommandLine(new TidingsCommand()).setErr(new PrintWriter(err));
    var parsed = command.parseArgs();

    assertThat(Tidings.failed(new IllegalStateException("bug"), command, parsed)).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("tidings: unexpected failure, please report it")
        .contains("java.lang.IllegalStateException: bug", "at dev.tidings.cli.UsageTest");
  }

  @Test
  void theVersionIsTold() {
    assertThat(CommandRun.of("version").out()).startsWith("tidings ");
    assertThat(CommandRun.of("--version").out()).isEqualTo(CommandRun.of("version").out());
  }
}
