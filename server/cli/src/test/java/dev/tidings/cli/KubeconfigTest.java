package dev.tidings.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.sink.http.ServerAccess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubeconfigTest {
  @TempDir Path folder;

  @Test
  void namesTheServer() {
    assertThat(
            Kubeconfig.plain(URI.create("http://127.0.0.1:7400")).withToken("it's").yaml(List.of()))
        .isEqualTo(
            """
            apiVersion: v1
            kind: Config
            current-context: tidings
            clusters:
            - name: tidings
              cluster:
                server: http://127.0.0.1:7400
            contexts:
            - name: tidings
              context:
                cluster: tidings
                user: tidings
            users:
            - name: tidings
              user:
                token: 'it''s'
            """);
  }

  @Test
  void saysWhatACertificateIsCheckedAgainst() {
    assertThat(
            new Kubeconfig("https://127.0.0.1:7443", "PEM", "tidings.example", null)
                .yaml(List.of()))
        .contains(
            """
                server: https://127.0.0.1:7443
                certificate-authority-data: UEVN
                tls-server-name: tidings.example
            contexts:
            """)
        .contains("  user: {}\n");
  }

  @Test
  void everyClusterHasAContextForTheSameUser() {
    assertThat(Kubeconfig.plain(URI.create("http://127.0.0.1:7400")).yaml(List.of("eu", "1.10")))
        .isEqualTo(
            """
            apiVersion: v1
            kind: Config
            current-context: tidings
            clusters:
            - name: tidings
              cluster:
                server: http://127.0.0.1:7400
            - name: 'eu'
              cluster:
                server: http://127.0.0.1:7400/clusters/eu
            - name: '1.10'
              cluster:
                server: http://127.0.0.1:7400/clusters/1.10
            contexts:
            - name: tidings
              context:
                cluster: tidings
                user: tidings
            - name: 'eu'
              context:
                cluster: 'eu'
                user: tidings
            - name: '1.10'
              context:
                cluster: '1.10'
                user: tidings
            users:
            - name: tidings
              user: {}
            """);
  }

  @Test
  void doesNotPrintItsToken() {
    assertThat(Kubeconfig.plain(URI.create("http://127.0.0.1:1")).withToken("s3cret").toString())
        .doesNotContain("s3cret");
  }

  @Test
  void isReadableByItsOwnerOnlyAndReplacesWhatWasThere() throws IOException, CommandFailure {
    Path file = folder.resolve("new/kubeconfig");
    Kubeconfig.plain(URI.create("http://127.0.0.1:1")).write(file, List.of());
    Kubeconfig.plain(URI.create("http://127.0.0.1:2")).write(file, List.of());

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file).content().contains("server: http://127.0.0.1:2");
    assertThat(folder.resolve("new")).isDirectoryNotContaining(path -> !path.equals(file));
  }

  @Test
  void saysWhereItCannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "").resolve("kubeconfig");

    assertThatThrownBy(
            () -> Kubeconfig.plain(URI.create("http://127.0.0.1:1")).write(file, List.of()))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("cannot write the kubeconfig " + file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.10", "1e3", "true", "no", "null", "2026-01-01"})
  void namesThatYamlWouldTakeForSomethingElseAreNames(String name) throws CommandFailure {
    Path file = folder.resolve("kubeconfig");
    Kubeconfig.plain(URI.create("http://127.0.0.1:7400")).write(file, List.of(name));

    assertThat(file).content().contains("cluster: '" + name + "'");
    assertThat(ServerAccess.kubeconfig(file, name).server())
        .isEqualTo(URI.create("http://127.0.0.1:7400/clusters/" + name));
  }

  @Test
  void isUnderstoodByTheCommandsThatTalkToServers() throws CommandFailure {
    Path file = folder.resolve("kubeconfig");
    Kubeconfig.plain(URI.create("http://127.0.0.1:7400")).write(file, List.of());

    assertThat(ServerAccess.kubeconfig(file).server())
        .isEqualTo(URI.create("http://127.0.0.1:7400"));
  }
}
