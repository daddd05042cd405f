package dev.tidings.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.audit.AuditOptions;
import dev.tidings.api.authentication.AuthenticationOptions;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is written down of requests; read when the server has ended, so that all of it is there. */
class AuditTest {
  private static final String EVENTS = "/api/v1/namespaces/a/events";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  @SuppressWarnings("NullAway.Init")
  private ApiServerOptions options;

  @BeforeEach
  void configure() throws IOException {
    Path tokens =
        Files.writeString(
            directory.resolve("tokens.csv"),
            "adm1n-s3cret,admin,1,\"system:masters\"\nj4ne-s3cret,jane,2\n");
    Path rights = Files.createDirectory(directory.resolve("rights"));
    options =
        ApiServerOptions.loopback(0)
            .withAuthentication(
                AuthenticationOptions.NONE.withTokenFile(tokens).withAnonymous(false))
            .withControl(
                ApiServerOptions.Control.NONE
                    .withRbacFolder(rights)
                    .withAudit(new AuditOptions(directory.resolve("audit.log"), 0, 0, 0)));
  }

  private TestServer serve() throws IOException {
    return new TestServer(directory.resolve("data"), options);
  }

  private List<JsonNode> told() throws IOException {
    return Files.readAllLines(directory.resolve("audit.log")).stream()
        .map(line -> JsonMapper.shared().readTree(line))
        .toList();
  }

  private static HttpRequest.Builder by(String token, HttpRequest.Builder request) {
    return request.header("Authorization", "Bearer " + token);
  }

  @Test
  void everyRequestIsWrittenDownWithItsUserAndItsEnd() throws Exception {
    try (TestServer server = serve()) {
      server.send(by("adm1n-s3cret", server.request(EVENTS)));
      server.send(by("j4ne-s3cret", server.request(EVENTS + "/e").DELETE()));
      server.send(by("wr0ng-s3cret", server.request("/version")));
    }

    List<JsonNode> told = told();
    assertThat(told).hasSize(3);
    assertThat(told.get(0).path("verb").stringValue()).isEqualTo("list");
    assertThat(told.get(0).path("user").path("username").stringValue()).isEqualTo("admin");
    assertThat(told.get(0).path("responseStatus").path("code").intValue()).isEqualTo(200);
    assertThat(told.get(1).path("verb").stringValue()).isEqualTo("delete");
    assertThat(told.get(1).path("user").path("username").stringValue()).isEqualTo("jane");
    assertThat(told.get(1).path("objectRef").path("name").stringValue()).isEqualTo("e");
    assertThat(told.get(1).path("responseStatus").path("code").intValue()).isEqualTo(403);
    assertThat(told.get(2).path("user").isEmpty()).isTrue();
    assertThat(told.get(2).path("responseStatus").path("code").intValue()).isEqualTo(401);
    assertThat(told).extracting(line -> line.path("auditID").stringValue()).doesNotHaveDuplicates();
    assertThat(told)
        .allSatisfy(
            line -> assertThat(line.path("stage").stringValue()).isEqualTo("ResponseComplete"));
  }

  @Test
  void whoActsAsAnotherIsWrittenDownToo() throws Exception {
    try (TestServer server = serve()) {
      server.send(by("adm1n-s3cret", server.request(EVENTS)).header("Impersonate-User", "jane"));
    }

    JsonNode told = told().get(0);
    assertThat(told.path("user").path("username").stringValue()).isEqualTo("admin");
    assertThat(told.path("impersonatedUser").path("username").stringValue()).isEqualTo("jane");
    assertThat(told.path("responseStatus").path("code").intValue()).isEqualTo(403);
  }

  @Test
  void aWatchIsWrittenDownWhenItStartsAndWhenItIsOver() throws Exception {
    try (TestServer server = serve()) {
      server.send(by("adm1n-s3cret", server.request(EVENTS + "?watch=true&timeoutSeconds=1")));
    }

    List<JsonNode> told = told();
    assertThat(told)
        .extracting(line -> line.path("stage").stringValue())
        .containsExactly("ResponseStarted", "ResponseComplete");
    assertThat(told.get(0).path("auditID")).isEqualTo(told.get(1).path("auditID"));
    assertThat(told.get(0).path("verb").stringValue()).isEqualTo("watch");
  }

  @Test
  void tokensAreNotWrittenDown() throws Exception {
    try (TestServer server = serve()) {
      server.send(by("adm1n-s3cret", server.request(EVENTS)));
      server.send(by("wr0ng-s3cret", server.request(EVENTS)));
      server.send(by("j4ne-s3cret", server.request(EVENTS)).header("Impersonate-User", "somebody"));
    }

    assertThat(Files.readString(directory.resolve("audit.log"))).doesNotContain("s3cret");
  }
}
