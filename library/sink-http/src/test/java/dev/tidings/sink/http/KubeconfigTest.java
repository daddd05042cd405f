package dev.tidings.sink.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.util.Throwables.getStackTrace;

import dev.tidings.sink.http.ApiAnswer.NoAnswer;
import dev.tidings.sink.http.ApiAnswer.Received;
import dev.tidings.sink.http.ScriptedServer.ClientCertificate;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubeconfigTest {
  private static final ApiRequest GET = ApiRequest.get("/version");

  @TempDir Path folder;

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  /** A file of one context; further lines of the cluster and the user are given. */
  private Path config(URI server, String cluster, String user) throws IOException {
    return file(
        "config",
        """
        apiVersion: v1
        kind: Config
        current-context: here
        contexts:
        - {name: here, context: {cluster: c, user: u}}
        clusters:
        - name: c
          cluster:
            server: %s
            %s
        users:
        - name: u
          user: {%s}
        """
            .formatted(server, cluster.replace("\n", "\n    "), user));
  }

  private static ApiAnswer ask(ServerAccess access) {
    try (var transport = new HttpTransport(access)) {
      return transport.send(GET);
    }
  }

  private static void assertAnswers(ServerAccess access) {
    assertThat(ask(access))
        .isInstanceOfSatisfying(Received.class, answer -> assertThat(answer.code()).isEqualTo(200));
  }

  private static void assertRefused(Path config, String why) {
    assertThatThrownBy(() -> ServerAccess.kubeconfig(config))
        .isInstanceOf(AccessException.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining("\n")
        .satisfies(refused -> assertThat(getStackTrace(refused)).doesNotContain("secret"));
  }

  private static ScriptedServer tls(String shown) throws Exception {
    return ScriptedServer.tls(TestKeys.server(shown, "ec-sec1"), ClientCertificate.NOT_WANTED);
  }

  @Test
  void namesAServerANamespaceAndAToken() throws IOException {
    try (var server = ScriptedServer.plain()) {
      Path config =
          file(
              "config",
              """
              {"current-context": "here",
               "contexts": [{"name": "here",
                 "context": {"cluster": "c", "user": "u", "namespace": "shop"}}],
               "clusters": [{"name": "c", "cluster": {"server": "%s"}}],
               "users": [{"name": "u", "user": {"token": "secret"}}]}
              """
                  .formatted(server.uri()));

      ServerAccess access = ServerAccess.kubeconfig(config);
      assertAnswers(access);

      assertThat(access.namespace()).isEqualTo("shop");
      assertThat(server.lastRequest().header("Authorization")).isEqualTo("Bearer secret");
    }
  }

  @Test
  void needsNeitherUserNorNamespace() throws IOException {
    Path config =
        file(
            "config",
            """
            current-context: a
            contexts: [{name: a, context: {cluster: c}}, {name: b, context: {cluster: d}}]
            clusters:
            - {name: c, cluster: {server: http://c}}
            - {name: d, cluster: {server: http://d}}
            """);

    assertThat(ServerAccess.kubeconfig(config).server()).hasToString("http://c");
    assertThat(ServerAccess.kubeconfig(config).namespace()).isEqualTo("default");
    assertThat(ServerAccess.kubeconfig(config, "b").server()).hasToString("http://d");
  }

  @Test
  void theTokenOfAFileComesBeforeOneThatIsGiven() throws IOException {
    file("token", "of-a-file");
    try (var server = ScriptedServer.plain()) {
      assertAnswers(
          ServerAccess.kubeconfig(config(server.uri(), "", "tokenFile: token, token: given")));

      assertThat(server.lastRequest().header("Authorization")).isEqualTo("Bearer of-a-file");
    }
  }

  @Test
  void trustsTheAuthorityThatStandsInIt() throws Exception {
    try (var server = tls("server-address")) {
      String authority = TestKeys.base64("server-address.crt");
      assertAnswers(
          ServerAccess.kubeconfig(
              config(server.uri(), "certificate-authority-data: " + authority, "")));
    }
  }

  @Test
  void trustsTheAuthorityInAFileBesideIt() throws Exception {
    file("ca.crt", TestKeys.text("server-address.crt"));
    try (var server = tls("server-address")) {
      assertAnswers(
          ServerAccess.kubeconfig(config(server.uri(), "certificate-authority: ca.crt", "")));
    }
  }

  @Test
  void trustsNobodyElse() throws Exception {
    file("ca.crt", TestKeys.text("server-name.crt"));
    try (var server = tls("server-address")) {
      assertThat(
              ask(
                  ServerAccess.kubeconfig(
                      config(server.uri(), "certificate-authority: ca.crt", ""))))
          .isInstanceOfSatisfying(
              NoAnswer.class, none -> assertThat(none.why()).contains("SSLHandshakeException"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "tidings.example, true",
    "API.svc.example, true",
    "'', false",
    "other.example, false",
    "a.b.svc.example, false"
  })
  void theCertificateMustHaveTheNameThatIsSaid(String name, boolean trusted) throws Exception {
    file("ca.crt", TestKeys.text("server-name.crt"));
    try (var server = tls("server-name")) {
      String cluster = "certificate-authority: ca.crt\ntls-server-name: '" + name + "'";
      ApiAnswer answer = ask(ServerAccess.kubeconfig(config(server.uri(), cluster, "")));

      assertThat(answer).isInstanceOf(trusted ? Received.class : NoAnswer.class);
    }
  }

  @Test
  void takesAnyServerWhenItIsToldTo() throws Exception {
    try (var server = tls("server-name")) {
      assertAnswers(
          ServerAccess.kubeconfig(config(server.uri(), "insecure-skip-tls-verify: true", "")));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rsa-pkcs1",
        "rsa-pkcs8",
        "ec-sec1",
        "ec-with-parameters",
        "ec-pkcs8",
        "ed25519-pkcs8"
      })
  void showsItsCertificate(String form) throws Exception {
    var context = TestKeys.server("server-address", form);
    try (var server = ScriptedServer.tls(context, ClientCertificate.NEEDED)) {
      String user =
          "client-certificate-data: %s, client-key-data: %s"
              .formatted(TestKeys.base64(form + ".crt"), TestKeys.base64(form + ".key"));
      assertAnswers(
          ServerAccess.kubeconfig(config(server.uri(), "insecure-skip-tls-verify: true", user)));
    }
  }

  @Test
  void showsTheCertificateInFilesBesideIt() throws Exception {
    Files.write(folder.resolve("client.crt"), TestKeys.bytes("ec-sec1.crt"));
    Files.write(folder.resolve("client.key"), TestKeys.bytes("ec-sec1.key"));
    var context = TestKeys.server("server-address", "ec-sec1");
    try (var server = ScriptedServer.tls(context, ClientCertificate.NEEDED)) {
      String user = "client-certificate: client.crt, client-key: client.key";
      assertAnswers(
          ServerAccess.kubeconfig(config(server.uri(), "insecure-skip-tls-verify: true", user)));
    }
  }

  @Test
  void goesThroughAProxy() throws IOException {
    try (var proxy = ScriptedServer.plain()) {
      assertAnswers(
          ServerAccess.kubeconfig(
              config(URI.create("http://server.example"), "proxy-url: " + proxy.uri(), "")));

      assertThat(proxy.lastRequest().line()).isEqualTo("GET http://server.example/version");
    }
  }

  @Test
  void ofSeveralFilesTheFirstThatSaysSomethingIsHeard() throws IOException {
    Files.createDirectory(folder.resolve("sub"));
    file("sub/token", "beside-the-second-file");
    Path first =
        file(
            "first",
            """
            contexts: [{name: a, context: {cluster: c, user: u}}]
            clusters: [{name: c, cluster: {server: SERVER}}]
            """);
    Path second =
        file(
            "sub/second",
            """
            current-context: a
            clusters: [{name: c, cluster: {server: http://other}}]
            users: [{name: u, user: {tokenFile: token}}]
            """);
    try (var server = ScriptedServer.plain()) {
      Files.writeString(first, Files.readString(first).replace("SERVER", server.uri().toString()));
      assertAnswers(Kubeconfig.read(List.of(first, second)).access(""));

      assertThat(server.lastRequest().header("Authorization"))
          .isEqualTo("Bearer beside-the-second-file");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "auth-provider: {name: gcp} | user 'u': auth-provider is not supported",
        "username: a, password: b | user 'u': username is not supported",
        "as: somebody | user 'u': as is not supported",
        "client-certificate: none.crt | user 'u': client-certificate: NoSuchFileException",
        "client-key-data: YQ== | user 'u': client-certificate and client-key go together",
        "'client-certificate-data: YQ==, client-key-data: YQ=='" + " | a certificate or its key: ",
        "token: 'a b' | the token is empty, or has characters",
        "exec: {command: x} | user 'u': exec: apiVersion '' is not supported",
        "exec: {apiVersion: client.authentication.k8s.io/v1} | user 'u': exec: it has no command",
        "'exec: {apiVersion: client.authentication.k8s.io/v1, command: x,"
            + " interactiveMode: Always}'"
            + " | user 'u': exec: a plugin that asks the user is not supported",
      })
  void saysInOneLineWhichUserItCannotUse(String user, String why) throws IOException {
    Path config = config(URI.create("http://a"), "", user);

    assertRefused(config, why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "proxy-url: socks5://a:1 | proxy-url other than http://HOST:PORT is not supported",
        "proxy-url: http://a:b@c:1 | a name and password in proxy-url is not supported",
        "proxy-url: http://me:secret@my_host:1 | http://HOST:PORT is not supported",
        "proxy-url: 'http://a b' | proxy-url is no URL",
        "proxy-url: http://me:s^secret@a | proxy-url is no URL",
        "certificate-authority: none.crt | certificate-authority: NoSuchFileException",
        "certificate-authority-data: YQ== | a certificate or its key: ",
      })
  void saysInOneLineWhichClusterItCannotUse(String cluster, String why) throws IOException {
    Path config = config(URI.create("http://a"), cluster, "");

    assertRefused(config, why);
  }

  @Test
  void anAuthorityAndNoCheckAtAllExcludeEachOther() throws IOException {
    file("ca.crt", TestKeys.text("server-name.crt"));
    Path config =
        config(
            URI.create("https://a"),
            "certificate-authority: ca.crt\ninsecure-skip-tls-verify: true",
            "");

    assertRefused(config, "exclude each other");
  }

  @Test
  void anEncryptedKeyIsRefused() throws IOException {
    String user =
        "client-certificate-data: %s, client-key-data: %s"
            .formatted(TestKeys.base64("ec-sec1.crt"), TestKeys.base64("encrypted.key"));
    Path config = config(URI.create("https://a"), "", user);

    assertRefused(config, "encrypted private keys are not supported");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | it has no current context",
        "users: [] | it has no current context",
        "current-context: a | it has no context 'a'",
        "'{current-context: a, contexts: [{name: a, context: {cluster: b}}]}'"
            + " | it has no cluster 'b'",
        "'{current-context: a, contexts: [{name: a, context: {cluster: b}}],"
            + " clusters: [{name: b, cluster: {server: localhost}}]}'"
            + " | is not a URL such as",
        "'{current-context: a, contexts: [{name: a, context: {cluster: b}}],"
            + " clusters: [{name: b, cluster: {server: http://me:s^secret@a}}]}'"
            + " | cluster 'b': server is no URL",
        "'{token: secret, a: [b' | it is no YAML (line 1)",
        "'token: \"secret' | it is no YAML (line 1)",
        "'token: secret\u0001' | it is no YAML",
      })
  void saysWhatItLacks(String content, String why) throws IOException {
    Path config = file("config", content);

    assertRefused(config, why);
  }

  @Test
  void mustBeThere() {
    assertRefused(folder.resolve("none"), "cannot read the kubeconfig");
  }
}
