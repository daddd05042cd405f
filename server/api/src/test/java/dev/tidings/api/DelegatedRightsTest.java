package dev.tidings.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.authentication.AuthenticationOptions;
import dev.tidings.api.authorization.DelegationOptions;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that knows its users, and leaves what they may do to another one. */
@Timeout(120)
class DelegatedRightsTest {
  private static final String RIGHTS =
      """
      {kind: ClusterRole, apiVersion: rbac.authorization.k8s.io/v1, metadata: {name: reader},
       rules: [{apiGroups: [""], resources: [events], verbs: [get, list]}]}
      ---
      {kind: RoleBinding, apiVersion: rbac.authorization.k8s.io/v1,
       metadata: {name: readers, namespace: open},
       roleRef: {kind: ClusterRole, name: reader}, subjects: [{kind: Group, name: readers}]}
      ---
      {kind: ClusterRole, apiVersion: rbac.authorization.k8s.io/v1, metadata: {name: delegator},
       rules: [{apiGroups: [authorization.k8s.io], resources: [subjectaccessreviews],
                verbs: [create]}]}
      ---
      {kind: ClusterRoleBinding, apiVersion: rbac.authorization.k8s.io/v1,
       metadata: {name: delegators},
       roleRef: {kind: ClusterRole, name: delegator}, subjects: [{kind: User, name: tidings}]}
      """;

  @TempDir Path directory;
  private TestServer asked;
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    Path rights = Files.createDirectory(directory.resolve("rights"));
    Files.writeString(rights.resolve("rights.yaml"), RIGHTS);
    asked =
        new TestServer(
            directory.resolve("asked"),
            ApiServerOptions.loopback(0)
                .withAuthentication(users("tidings,tidings,1\n"))
                .withControl(ApiServerOptions.Control.NONE.withRbacFolder(rights)));
    server =
        new TestServer(
            directory.resolve("data"),
            ApiServerOptions.loopback(0)
                .withAuthentication(users("ann,ann,2,readers\nadmin,admin,3,system:masters\n"))
                .withControl(
                    ApiServerOptions.Control.NONE.withDelegation(
                        DelegationOptions.of(kubeconfig()))));
  }

  private AuthenticationOptions users(String tokens) throws IOException {
    Path file = Files.writeString(Files.createTempFile(directory, "tokens", ".csv"), tokens);
    return AuthenticationOptions.NONE.withTokenFile(file);
  }

  private Path kubeconfig() throws IOException {
    return Files.writeString(
        directory.resolve("asked.kubeconfig"),
        """
        {"apiVersion": "v1", "kind": "Config", "current-context": "c",
         "contexts": [{"name": "c", "context": {"cluster": "c", "user": "u"}}],
         "clusters": [{"name": "c", "cluster": {"server": "%s"}}],
         "users": [{"name": "u", "user": {"token": "tidings"}}]}
        """
            .formatted(asked.server.url()));
  }

  @AfterEach
  void close() {
    server.close();
    asked.close();
  }

  private HttpResponse<String> get(String token, String target) {
    return server.get(target, "Authorization", "Bearer " + token);
  }

  @Test
  void usersMayDoWhatTheOtherServerSays() {
    assertThat(get("ann", "/api/v1/namespaces/open/events").statusCode()).isEqualTo(200);
    assertThat(get("admin", "/api/v1/events").statusCode()).isEqualTo(200);
    assertThat(get("ann", "/api/v1").statusCode()).isEqualTo(200);
    assertThat(server.get("/healthz").statusCode()).isEqualTo(200);
    assertThat(server.get("/metrics").statusCode()).isEqualTo(403);
    HttpResponse<String> refused = get("ann", "/api/v1/events");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body())
        .contains(
            "User \\\"ann\\\" cannot list resource \\\"events\\\" in API group \\\"\\\" at the"
                + " cluster scope");
  }

  @Test
  void usersAreToldWhatTheyMayDo() {
    String review =
        """
        {"spec":{"resourceAttributes":{"verb":"list","resource":"events","namespace":"%s"}}}
        """;

    assertThat(asks("selfsubjectaccessreviews", review.formatted("open")).body())
        .contains("\"allowed\":true,\"reason\":\"RBAC: allowed by RoleBinding");
    assertThat(asks("selfsubjectaccessreviews", review.formatted("secret")).body())
        .contains("\"allowed\":false");
    assertThat(asks("selfsubjectrulesreviews", "{\"spec\":{\"namespace\":\"open\"}}").body())
        .contains(
            "\"incomplete\":true,\"evaluationError\":\"webhook authorizer does not support user"
                + " rule resolution\"");
  }

  private HttpResponse<String> asks(String resource, String body) {
    return server.send(
        server
            .request("/apis/authorization.k8s.io/v1/" + resource)
            .header("Authorization", "Bearer ann")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  @Test
  void whileTheOtherServerDoesNotAnswerOnlyWhatItHasSaidCounts() {
    String list = "/api/v1/namespaces/open/events";
    assertThat(get("ann", list).statusCode()).isEqualTo(200);
    asked.close();

    assertThat(get("ann", list).statusCode()).isEqualTo(200);
    HttpResponse<String> undecided = get("ann", list + "/x?pretty=%3Cb%3E");
    assertThat(undecided.statusCode()).isEqualTo(500);
    assertThat(undecided.headers().firstValue("Content-Type"))
        .contains("text/plain; charset=utf-8");
    assertThat(undecided.body())
        .isEqualTo(
            "Internal Server Error: \"/api/v1/namespaces/open/events/x?pretty=%3Cb%3E\": what users"
                + " may do cannot be found out at the moment\n");
    assertThat(get("admin", list).statusCode()).isEqualTo(200);
    assertThat(get("admin", "/metrics").body())
        .contains("authorization_attempts_total{result=\"error\"} 1.0")
        .contains("tidings_reviews_total{kind=\"SubjectAccessReview\",result=\"failed\"} 1.0");
  }
}
