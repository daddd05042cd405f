package dev.tidings.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.cli.kit.TidingsProcess;
import dev.tidings.sink.http.ServerAccess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that a server writes, anywhere, holds a token or a key. */
@Timeout(120)
class SecretsTest {
  private static final String EVENTS = "/api/v1/namespaces/default/events";
  private static final String EVENT =
      "{\"metadata\":{\"name\":\"e\"},\"involvedObject\":{\"namespace\":\"default\"}}";

  /** Of the server's own files; all begin alike, so that they are found. */
  private static final String OPERATOR = "s3cret-operator";

  private static final String REVIEWER = "s3cret-reviewer";
  private static final Duration READY_WITHIN = Duration.ofMinutes(1);

  @TempDir Path folder;
  private final List<String> answers = new ArrayList<>();

  @Test
  void areNotInAnythingThatIsWritten() throws Exception {
    TestCertificate.write(folder, "ip:127.0.0.1");
    tokens(OPERATOR + ",admin,1,system:masters\n");
    String key = Files.readString(folder.resolve("tls.key"));
    try (TidingsProcess process = serve()) {
      process.ready(READY_WITHIN);
      ServerAccess access = ServerAccess.kubeconfig(folder.resolve("kubeconfig"));
      HttpClient client = access.httpClient().build();
      ask(client, access.server(), "Bearer " + OPERATOR);
      ask(client, access.server(), "Bearer s3cret-unknown");
      ask(client, access.server(), "Bearer eyJhbGciOiJSUzI1NiJ9.s3cret.s3cret");
      ask(client, access.server(), "Basic s3cret-basic");
      breakFiles(key);
      awaitBroken(client, access.server());
      process.terminate();
      assertThat(process.exit()).isZero();
      process.stdout().lines().forEach(answers::add);
      process.stderr().lines().forEach(answers::add);
    }

    assertThat(answers).anyMatch(line -> line.contains("cannot be used and stays as it was"));
    assertThat(answers).anyMatch(line -> line.contains("turned away"));
    assertThat(answers).noneMatch(line -> holdsSecret(line, key));
    for (Path file : stored()) {
      String content = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertThat(holdsSecret(content, key)).as(file.toString()).isFalse();
    }
  }

  private TidingsProcess serve() throws IOException {
    Files.writeString(
        folder.resolve("reviewer.kubeconfig"),
        """
        {"apiVersion": "v1", "kind": "Config", "current-context": "c",
         "contexts": [{"name": "c", "context": {"cluster": "c", "user": "u"}}],
         "clusters": [{"name": "c", "cluster": {"server": "http://127.0.0.1:1"}}],
         "users": [{"name": "u", "user": {"token": "%s"}}]}
        """
            .formatted(REVIEWER));
    return TidingsProcess.java(
        folder,
        "512m",
        "serve",
        "--verbose",
        "--listen=127.0.0.1:0",
        "--tls-cert-file=tls.crt",
        "--tls-private-key-file=tls.key",
        "--token-auth-file=tokens.csv",
        "--authentication-kubeconfig=reviewer.kubeconfig",
        "--kubeconfig-out=kubeconfig");
  }

  private void ask(HttpClient client, URI server, String authorization) throws Exception {
    for (String path : List.of(EVENTS, "/metrics", "/version", "/readyz?verbose", "/no")) {
      take(client.send(request(server, path, authorization).build(), BodyHandlers.ofString()));
    }
    HttpRequest.Builder create = request(server, EVENTS, authorization);
    take(client.send(create.POST(BodyPublishers.ofString(EVENT)).build(), BodyHandlers.ofString()));
  }

  private static HttpRequest.Builder request(URI server, String path, String authorization) {
    return HttpRequest.newBuilder(server.resolve(path)).header("Authorization", authorization);
  }

  private void take(HttpResponse<String> answer) {
    answers.add(answer.headers().toString());
    answers.add(answer.body());
  }

  private void breakFiles(String key) throws IOException {
    tokens("\"s3cret-broken\"s3cret-broken,admin,1\n");
    Files.writeString(folder.resolve("tls.key"), key.replace("-----END", "-----"));
  }

  private void tokens(String content) throws IOException {
    Files.writeString(folder.resolve("tokens.csv"), content);
  }

  private void awaitBroken(HttpClient client, URI server) throws Exception {
    String metrics = "";
    while (!metrics.contains("file=\"token file\",result=\"broken\"")
        || !metrics.contains("file=\"certificate and its key\",result=\"broken\"")) {
      HttpRequest request = request(server, "/metrics", "Bearer " + OPERATOR).build();
      metrics = client.send(request, BodyHandlers.ofString()).body();
    }
    answers.add(metrics);
  }

  private static boolean holdsSecret(String text, String key) {
    return text.contains("s3cret")
        || key.lines().anyMatch(line -> !line.startsWith("-----") && text.contains(line));
  }

  private List<Path> stored() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
