package dev.tidings.sink.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.sink.http.ApiAnswer.Received;
import dev.tidings.sink.http.ScriptedServer.ClientCertificate;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurroundingsTest {
  @TempDir Path folder;

  private Surroundings with(Map<String, String> variables) {
    return new Surroundings(variables, folder.resolve("home"), folder.resolve("account"));
  }

  private Path kubeconfig(String name, String server) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    return Files.writeString(
        file,
        """
        current-context: a
        contexts: [{name: a, context: {cluster: c}}]
        clusters: [{name: c, cluster: {server: %s}}]
        """
            .formatted(server));
  }

  private void serviceAccount() throws IOException {
    Path account = Files.createDirectory(folder.resolve("account"));
    Files.writeString(account.resolve("token"), "of-the-pod");
    Files.writeString(account.resolve("namespace"), "shop\n");
    Files.writeString(account.resolve("ca.crt"), TestKeys.text("server-address.crt"));
  }

  @Test
  void aPodSpeaksToItsClusterAsItsServiceAccount() throws Exception {
    serviceAccount();
    var context = TestKeys.server("server-address", "ec-sec1");
    try (var server = ScriptedServer.tls(context, ClientCertificate.NOT_WANTED)) {
      ServerAccess access =
          with(Map.of(
                  "KUBERNETES_SERVICE_HOST",
                  "127.0.0.1",
                  "KUBERNETES_SERVICE_PORT",
                  String.valueOf(server.uri().getPort())))
              .detect();

      assertThat(new HttpTransport(access).send(ApiRequest.get("/version")))
          .isInstanceOf(Received.class);
      assertThat(access.namespace()).isEqualTo("shop");
      assertThat(server.lastRequest().header("Authorization")).isEqualTo("Bearer of-the-pod");
    }
  }

  @Test
  void anAddressOfVersionSixIsPutIntoBrackets() throws IOException {
    serviceAccount();

    assertThat(
            with(Map.of("KUBERNETES_SERVICE_HOST", "fd00::1", "KUBERNETES_SERVICE_PORT", "443"))
                .inCluster()
                .server())
        .hasToString("https://[fd00::1]:443");
  }

  @Test
  void aProgramElsewhereIsToldThatItIsInNoCluster() {
    assertThatThrownBy(() -> with(Map.of()).inCluster())
        .isInstanceOf(AccessException.class)
        .hasMessageContaining("does not run in a cluster");
  }

  @Test
  void aPodWithoutServiceAccountIsToldWhereItIsMissed() {
    assertThatThrownBy(
            () ->
                with(Map.of("KUBERNETES_SERVICE_HOST", "a", "KUBERNETES_SERVICE_PORT", "1"))
                    .inCluster())
        .isInstanceOf(AccessException.class)
        .hasMessageContaining("cannot use the service account at " + folder.resolve("account"));
  }

  @Test
  void theFileInTheHomeFolderIsForThoseWhoAreToldNothing() throws IOException {
    kubeconfig("home/.kube/config", "http://home");

    assertThat(with(Map.of()).detect().server()).hasToString("http://home");
  }

  @Test
  void filesThatAreNamedComeBeforeThePodsOwnAccount() throws IOException {
    Path named = kubeconfig("named", "http://named");
    String several = folder.resolve("absent") + File.pathSeparator + File.pathSeparator + named;

    assertThat(
            with(Map.of(
                    "KUBECONFIG",
                    several,
                    "KUBERNETES_SERVICE_HOST",
                    "a",
                    "KUBERNETES_SERVICE_PORT",
                    "1"))
                .detect()
                .server())
        .hasToString("http://named");
  }

  @Test
  void ofFilesThatAreNamedOneMustExist() {
    assertThatThrownBy(() -> with(Map.of("KUBECONFIG", "/none")).detect())
        .isInstanceOf(AccessException.class)
        .hasMessage("none of the files of $KUBECONFIG exists: /none");
  }

  @Test
  void theContextsOfAllFilesAreKnown() throws IOException {
    Path one = kubeconfig("one", "https://one");
    Path other =
        Files.writeString(
            folder.resolve("other"), "contexts: [{name: b}, {name: a}, {context: {}}]");
    String both = one + File.pathSeparator + folder.resolve("none") + File.pathSeparator + other;

    assertThat(with(Map.of("KUBECONFIG", both)).contexts()).containsExactly("a", "b");
  }

  @Test
  void whereThereAreNoFilesThereAreNoContexts() {
    assertThat(with(Map.of()).contexts()).isEmpty();
    assertThat(with(Map.of("KUBECONFIG", folder.resolve("none").toString())).contexts()).isEmpty();
  }
}
