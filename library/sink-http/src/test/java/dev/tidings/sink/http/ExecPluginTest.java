package dev.tidings.sink.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.util.Throwables.getStackTrace;

import dev.tidings.sink.http.ApiAnswer.Received;
import dev.tidings.sink.http.ScriptedServer.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class ExecPluginTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String VERSION = "client.authentication.k8s.io/v1";

  /** Hangs for some 20 s, and leaves a word if it comes so far; removing {@code stay} ends it. */
  private static final String HANGS =
      "(i=0; while [ -e stay ] && [ $i -lt 200 ]; do sleep 0.1; i=$((i+1)); done; [ -e stay ] && touch ended)";

  @TempDir Path folder;

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-01T10:00:00Z"));

  /** A plugin that counts its calls and prints what is given; {@code $n} is the count. */
  private ExecPlugin plugin(String printed) throws IOException {
    return plugin(
        """
        n=$(($(cat count 2>/dev/null || echo 0) + 1))
        echo $n >count
        cat <<END
        %s
        END
        """
            .formatted(printed),
        "{}");
  }

  private ExecPlugin plugin(String script, String more) throws IOException {
    Path program = folder.resolve("plugin.sh");
    Files.writeString(program, "#!/bin/sh\ncd \"${0%/*}\"\n" + script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    JsonNode exec =
        JSON.readTree(
            """
            {"apiVersion": "%s", "command": "./plugin.sh", "args": ["a b"],
             "env": [{"name": "EXTRA", "value": "c d"}], "provideClusterInfo": true}"""
                .formatted(VERSION));
    JsonNode cluster = JSON.readTree(more);
    Path config = folder.resolve("config");
    return ExecPlugin.of(
        new ConfigSection("exec", config, exec),
        new ClusterSettings(new ConfigSection("cluster", config, cluster)),
        now::get);
  }

  private static String credential(String status) {
    return "{\"kind\":\"ExecCredential\",\"apiVersion\":\"%s\",\"status\":%s}"
        .formatted(VERSION, status);
  }

  private int calls() throws IOException {
    Path count = folder.resolve("count");
    return Files.exists(count) ? Integer.parseInt(Files.readString(count).strip()) : 0;
  }

  @Test
  void isNotRunBeforeItIsNeededAndThenOnce() throws IOException {
    ExecPlugin plugin = plugin(credential("{\"token\":\"t$n\"}"));
    assertThat(calls()).isZero();

    assertThat(plugin.authorization()).isEqualTo("Bearer t1");
    assertThat(plugin.authorization()).isEqualTo("Bearer t1");
    assertThat(calls()).isEqualTo(1);
  }

  @Test
  void isAskedAgainWhenItsTokenHasExpired() throws IOException {
    ExecPlugin plugin =
        plugin(
            credential(
                "{\"token\":\"t$n\",\"expirationTimestamp\":\"2026-03-01T12:00:00+01:00\"}"));

    assertThat(plugin.authorization()).isEqualTo("Bearer t1");
    now.set(Instant.parse("2026-03-01T10:59:59Z"));
    assertThat(plugin.authorization()).isEqualTo("Bearer t1");
    now.set(Instant.parse("2026-03-01T11:00:00Z"));
    assertThat(plugin.authorization()).isEqualTo("Bearer t2");
  }

  @Test
  void isAskedAgainWhenTheServerDoesNotKnowItsToken() throws IOException {
    try (var server = ScriptedServer.plain()) {
      server.answering(
          request ->
              new Reply(
                  request.header("Authorization").equals("Bearer t2") ? 200 : 401, Map.of(), "{}"));
      var connection =
          ServerAccess.Connection.PLAIN.withCredential(plugin(credential("{\"token\":\"t$n\"}")));
      var transport = new HttpTransport(new ServerAccess(server.uri(), "default", connection));

      assertThat(((Received) transport.send(ApiRequest.get("/version"))).code()).isEqualTo(200);
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void twoThreadsWhoseTokenIsNotKnownAskForOneNewOne() throws IOException {
    ExecPlugin plugin = plugin(credential("{\"token\":\"t$n\"}"));
    String refused = plugin.authorization();

    assertThat(plugin.renew(refused)).isTrue();
    assertThat(plugin.authorization()).isEqualTo("Bearer t2");
    assertThat(plugin.renew(refused)).isTrue();
    assertThat(plugin.authorization()).isEqualTo("Bearer t2");
  }

  @Test
  void isToldWhichClusterItIsForAndWhatTheFileSays() throws IOException {
    String script =
        """
        printf '%s' "$KUBERNETES_EXEC_INFO" >info
        printf '%s' "$1|$EXTRA" >said
        echo '{"apiVersion":"client.authentication.k8s.io/v1","status":{"token":"t"}}'
        """;
    ExecPlugin plugin =
        plugin(
            script,
            """
            {"server": "https://a", "tls-server-name": "b", "proxy-url": "http://c",
             "certificate-authority-data": "YWJj"}""");

    assertThat(plugin.authorization()).isEqualTo("Bearer t");
    assertThat(folder.resolve("said")).hasContent("a b|c d");
    assertThat(JSON.readTree(folder.resolve("info").toFile()))
        .isEqualTo(
            JSON.readTree(
                """
                {"kind": "ExecCredential", "apiVersion": "client.authentication.k8s.io/v1",
                 "spec": {"interactive": false, "cluster": {"server": "https://a",
                   "tls-server-name": "b", "proxy-url": "http://c",
                   "certificate-authority-data": "YWJj"}}}"""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exit 3 | ended with 3",
        "echo secret-nonsense | gave no credential",
        "echo '{\"status\":{\"token\":secret}}' | gave no credential",
        "true | gave no credential of version client.authentication.k8s.io/v1",
        "echo '{}' | gave no credential of version client.authentication.k8s.io/v1",
      })
  void whatItDoesWrongIsSaidInALine(String script, String why) throws IOException {
    ExecPlugin plugin = plugin(script, "{}");

    assertThatThrownBy(plugin::authorization)
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("the credential plugin " + folder)
        .hasMessageEndingWith(why)
        .satisfies(failure -> assertThat(getStackTrace(failure)).doesNotContain("secret"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | gave no credential",
        "{\"token\":\"\"} | gave no credential",
        "{\"token\":\"t\",\"expirationTimestamp\":\"secret\"} | gave no credential",
        "{\"clientCertificateData\":\"x\"} | gave a client certificate, which is not supported",
      })
  void aCredentialThatCannotBeUsedIsRefused(String status, String why) throws IOException {
    ExecPlugin plugin = plugin(credential(status));

    assertThatThrownBy(plugin::authorization)
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith(why)
        .satisfies(failure -> assertThat(getStackTrace(failure)).doesNotContain("secret"));
  }

  @Test
  void aProgramThatIsNotThereIsNoCredential() {
    var process =
        new PluginProcess(
            List.of(folder.resolve("none").toString()), Map.of(), Duration.ofSeconds(60));

    assertThatThrownBy(process::run).isInstanceOf(IOException.class);
  }

  private PluginProcess hanging(String script) throws IOException {
    Files.createFile(folder.resolve("stay"));
    List<String> command = List.of("sh", "-c", "cd '" + folder + "'; " + script);
    return new PluginProcess(command, Map.of(), Duration.ofMillis(300));
  }

  private void assertThatItHasNotEndedByItself() throws IOException {
    assertThat(folder.resolve("ended")).doesNotExist();
    Files.delete(folder.resolve("stay"));
  }

  @ParameterizedTest
  @ValueSource(strings = {HANGS, "exec >&-; " + HANGS})
  void aProgramThatHangsIsEnded(String script) throws IOException {
    PluginProcess process = hanging(script);

    assertThatThrownBy(process::run)
        .isInstanceOf(IOException.class)
        .hasMessage("the credential plugin sh did not end within PT0.3S");
    assertThatItHasNotEndedByItself();
  }

  /** Whether its output counts depends on whether Java was reading when the program ended. */
  @Test
  void aChildThatHoldsOnToTheOutputIsNotWaitedFor() throws IOException {
    PluginProcess process = hanging(HANGS + " & sleep 0.1; exit 0");

    assertThat(catchThrowable(process::run))
        .satisfiesAnyOf(
            failure -> assertThat(failure).isNull(),
            failure -> assertThat(failure).hasMessageEndingWith("did not end within PT0.3S"));
    assertThatItHasNotEndedByItself();
  }
}
