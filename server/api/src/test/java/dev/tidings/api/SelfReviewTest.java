package dev.tidings.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.authentication.AuthenticationOptions;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code kubectl auth whoami} asks for. */
@Timeout(60)
class SelfReviewTest {
  private static final String PATH = "/apis/authentication.k8s.io/v1/selfsubjectreviews";

  @TempDir Path directory;

  @Test
  void aUserIsToldWhoItIs() throws IOException {
    try (TestServer server = serve()) {
      assertThat(review(server, "s3cret", "application/json").body())
          .isEqualTo(
              """
              {"kind":"SelfSubjectReview","apiVersion":"authentication.k8s.io/v1",\
              "metadata":{"creationTimestamp":"2027-01-01T00:00:00Z"},\
              "status":{"userInfo":{"username":"admin","uid":"1",\
              "groups":["system:masters","system:authenticated"]}}}
              """);
      HttpResponse<String> protobuf =
          review(server, "s3cret", "application/vnd.kubernetes.protobuf,application/json");
      assertThat(protobuf.headers().firstValue("content-type"))
          .hasValue("application/vnd.kubernetes.protobuf");
      assertThat(protobuf.body())
          .startsWith("k8s\0")
          .contains("SelfSubjectReview", "\n\5admin", "\22\0011", "\32\16system:masters");
    }
  }

  @Test
  void whoIsNotKnownIsToldSo() throws IOException {
    try (TestServer server = serve()) {
      assertThat(review(server, "wrong", "application/json").statusCode()).isEqualTo(401);
      assertThat(server.get(PATH).statusCode()).isEqualTo(405);
      assertThat(server.post(PATH, "{}").body()).contains("\"username\":\"system:anonymous\"");
    }
  }

  @Test
  void discoveryTellsOfIt() throws IOException {
    try (TestServer server = serve()) {
      assertThat(server.get("/apis/authentication.k8s.io/v1").body())
          .isEqualTo(
              """
              {"kind":"APIResourceList","apiVersion":"v1","groupVersion":"authentication.k8s.io/v1",\
              "resources":[{"name":"selfsubjectreviews","singularName":"selfsubjectreview",\
              "namespaced":false,"kind":"SelfSubjectReview","verbs":["create"]}]}
              """);
      assertThat(server.get("/apis").body())
          .containsSubsequence(
              "\"events.k8s.io\"", "\"authentication.k8s.io\"", "\"authorization.k8s.io\"");
      assertThat(server.post(PATH + "/", "{}").statusCode()).isEqualTo(201);
    }
  }

  private static HttpResponse<String> review(TestServer server, String token, String accept) {
    return server.send(
        server
            .request(PATH)
            .header("Authorization", "Bearer " + token)
            .header("Accept", accept)
            .POST(BodyPublishers.ofString("{}")));
  }

  private TestServer serve() throws IOException {
    Path tokens =
        Files.writeString(directory.resolve("tokens.csv"), "s3cret,admin,1,system:masters\n");
    return new TestServer(
        directory.resolve("data"),
        ApiServerOptions.loopback(0)
            .withClock(() -> Instant.parse("2027-01-01T00:00:00.5Z"))
            .withAuthentication(AuthenticationOptions.NONE.withTokenFile(tokens)));
  }
}
