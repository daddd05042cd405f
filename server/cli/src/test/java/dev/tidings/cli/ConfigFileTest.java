package dev.tidings.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class ConfigFileTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("tidings.yaml");
  }

  @Test
  void holdsEveryFlag() throws IOException {
    ServeOptions options =
        read(
            """
            # a server for two clusters
            listen: "[::1]:7443"
            data: /var/lib/tidings
            event-ttl: 2h
            history: 90s
            memory: 1.5Gi
            kubeconfig-out: out.kubeconfig
            tls-cert-file: tls.crt
            tls-private-key-file: tls.key
            verbose: true
            """);

    assertThat(options.listen).isEqualTo(new ListenAddress("::1", 7443));
    assertThat(options.data).isEqualTo(Path.of("/var/lib/tidings"));
    assertThat(options.eventTtl).isEqualTo(Duration.ofHours(2));
    assertThat(options.history()).isEqualTo(Duration.ofSeconds(90));
    assertThat(options.memory).isEqualTo(ByteQuantity.parse("1536Mi"));
    assertThat(options.kubeconfigOut).isEqualTo(Path.of("out.kubeconfig"));
    assertThat(options.tlsCertFile).isEqualTo(Path.of("tls.crt"));
    assertThat(options.tlsPrivateKeyFile).isEqualTo(Path.of("tls.key"));
    assertThat(options.verbose).isTrue();
  }

  @Test
  void historyLastsForADayWhereDestinationsMayBeDown() throws IOException {
    assertThat(read("verbose: true\n").history()).isEqualTo(Duration.ofMinutes(10));
    assertThat(read("routes: r.yaml\n").history()).isEqualTo(Duration.ofHours(24));
    assertThat(read("routes: r.yaml\nhistory: 5m\n").history()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void leavesToTheFlagsWhatTheySay() throws IOException {
    ServeOptions options = read("event-ttl: 2h\nhistory: 5m\n", "--event-ttl", "3h");

    assertThat(options.eventTtl).isEqualTo(Duration.ofHours(3));
    assertThat(options.history()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void mayBeEmpty() throws IOException {
    assertThat(read("# nothing yet\n").eventTtl).isEqualTo(Duration.ofHours(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "event-ttl: 2h\\nevent_ttl: 3h    | 2 | unknown key 'event_ttl'",
        "config: other.yaml               | 1 | unknown key 'config'",
        "help: true                       | 1 | unknown key 'help'",
        "\\n\\nhistory: 10                | 3 | '10' is no duration",
        "event-ttl: [1h, 2h]              | 1 | event-ttl must have one value",
        "listen:\\n  port: 1              | 1 | listen must have one value",
        "data:                            | 1 | data must have one value",
        "data: true                       | 1 | data must be text",
        "verbose: loud                    | 1 | verbose must be true or false",
        "listen: here                     | 1 | 'here' is not HOST:PORT",
        "data: a\\ndata: b                | 2 | ",
        "data: a\\n---\\nhistory: 1h          | 3 | the file must hold one document",
        "- listen                         | 1 | the file must hold 'flag: value' lines",
        "data: a\\nhistory: \"10m         | 2 | not YAML",
      })
  void namesFileAndLineOfWhatIsWrong(String text, int line, String why) {
    assertThatThrownBy(() -> read(text.replace("\\n", "\n")))
        .isInstanceOf(ParameterException.class)
        .hasMessageStartingWith(file + ":" + line + ": ")
        .hasMessageContaining(why == null ? "" : why);
  }

  @Test
  void mustBeThere() {
    var command = new CommandLine(new ServeOptions());
    var result = command.parseArgs();

    assertThatThrownBy(() -> new ConfigFile(file, command).fillIn(result))
        .hasMessage("--config: no such file: " + file);
  }

  private ServeOptions read(String text, String... arguments) throws IOException {
    Files.writeString(file, text);
    var options = new ServeOptions();
    var command = new CommandLine(options);
    new ConfigFile(file, command).fillIn(command.parseArgs(arguments));
    return options;
  }
}
