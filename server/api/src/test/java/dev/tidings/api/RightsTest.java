package dev.tidings.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.authentication.AuthenticationOptions;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Users with rights in namespace {@code open}, and an event in {@code secret} that is not theirs.
 */
class RightsTest {
  private static final String TOKENS =
      """
      admin,admin,1,"system:masters"
      ann,ann,2,readers
      named,named,3
      updater,updater,4
      nobody,nobody,5
      reviewer,reviewer,6
      deputy,deputy,7
      """;

  private static final String RIGHTS =
      """
      {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: reader},
       rules: [{apiGroups: ["", events.k8s.io], resources: [events], verbs: [get, list, watch]}]}
      ---
      {apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding,
       metadata: {name: readers, namespace: open}, roleRef: {kind: ClusterRole, name: reader},
       subjects: [{kind: Group, name: readers}]}
      ---
      {apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: one, namespace: open},
       rules: [{apiGroups: [""], resources: [events], verbs: [list, watch], resourceNames: [mine]}]}
      ---
      {apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding,
       metadata: {name: one, namespace: open}, roleRef: {kind: Role, name: one},
       subjects: [{kind: User, name: named}]}
      ---
      {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: updater},
       rules: [{apiGroups: [""], resources: [events], verbs: [update, patch]}]}
      ---
      {apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding,
       metadata: {name: updaters, namespace: open}, roleRef: {kind: ClusterRole, name: updater},
       subjects: [{kind: User, name: updater}]}
      ---
      {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: reviewer},
       rules: [{apiGroups: [authorization.k8s.io], resources: [subjectaccessreviews,
                localsubjectaccessreviews], verbs: [create]}]}
      ---
      {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: reviewer},
       roleRef: {kind: ClusterRole, name: reviewer}, subjects: [{kind: User, name: reviewer}]}
      ---
      {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: as-bob},
       rules: [{apiGroups: [""], resources: [users], verbs: [impersonate], resourceNames: [bob]}]}
      ---
      {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: as-bob},
       roleRef: {kind: ClusterRole, name: as-bob}, subjects: [{kind: User, name: deputy}]}
      ---
      {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: as-carol},
       rules: [{apiGroups: [""], resources: [users], verbs: [impersonate], resourceNames: [carol]}]}
      ---
      {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: as-carol},
       roleRef: {kind: ClusterRole, name: as-carol}, subjects: [{kind: User, name: bob}]}
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  @SuppressWarnings("NullAway.Init")
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    Path tokens = Files.writeString(directory.resolve("tokens.csv"), TOKENS);
    Path rights = Files.createDirectory(directory.resolve("rights"));
    Files.writeString(rights.resolve("rights.yaml"), RIGHTS);
    server =
        new TestServer(
            directory.resolve("data"),
            ApiServerOptions.loopback(0)
                .withAuthentication(AuthenticationOptions.NONE.withTokenFile(tokens))
                .withControl(ApiServerOptions.Control.NONE.withRbacFolder(rights)));
    as("admin", "POST", "/api/v1/namespaces/open/events", event("mine", "open"));
    as("admin", "POST", "/api/v1/namespaces/open/events", event("other", "open"));
    as("admin", "POST", "/api/v1/namespaces/secret/events", event("hidden", "secret"));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private static String event(String name, String namespace) {
    return """
    {"metadata":{"name":"%s"},"reason":"Tested","message":"of %s","type":"Normal",
     "involvedObject":{"kind":"Pod","namespace":"%s","name":"web-0"}}
    """
        .formatted(name, namespace, namespace);
  }

  private HttpResponse<String> as(String token, String method, String target, String body) {
    return server.send(
        server
            .request(target)
            .header("Authorization", "Bearer " + token)
            .header(
                "Content-Type",
                method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
            .method(method, BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> get(String token, String target) {
    return as(token, "GET", target, "");
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  @Test
  void aRefusalSaysWhatMayNotBeDone() {
    HttpResponse<String> refused = get("nobody", "/api/v1/namespaces/open/events/mine");

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(refused.body())
        .isEqualTo(
            """
            {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure",\
            "message":"events \\"mine\\" is forbidden: User \\"nobody\\" cannot get resource \
            \\"events\\" in API group \\"\\" in the namespace \\"open\\"","reason":"Forbidden",\
            "details":{"name":"mine","kind":"events"},"code":403}
            """);
    assertThat(json(get("nobody", "/nope")).path("message").stringValue())
        .isEqualTo("forbidden: User \"nobody\" cannot get path \"/nope\"");
    assertThat(
            json(get("nobody", "/api/v1/namespaces/a%3Cb%3E/events")).path("message").stringValue())
        .endsWith("in the namespace \"a&lt;b&gt;\"");
  }

  @Test
  void whoMayReadANamespaceReadsThatOneOnly() {
    assertThat(json(get("ann", "/api/v1/namespaces/open/events")).path("items").size())
        .isEqualTo(2);
    assertThat(get("ann", "/api/v1/namespaces/secret/events").statusCode()).isEqualTo(403);
    assertThat(get("ann", "/api/v1/events").statusCode()).isEqualTo(403);
    assertThat(get("ann", "/api/v1/events?fieldSelector=metadata.namespace%3Dopen").statusCode())
        .isEqualTo(403);
    assertThat(get("ann", "/api/v1/namespaces").statusCode()).isEqualTo(403);
    assertThat(as("ann", "DELETE", "/api/v1/namespaces/open/events/mine", "").statusCode())
        .isEqualTo(403);
  }

  @Test
  void whoMayNotWriteIsToldBeforeTheBodyComes() throws IOException {
    try (Socket connection = server.connect()) {
      connection
          .getOutputStream()
          .write(
              """
              POST /api/v1/namespaces/secret/events HTTP/1.1\r
              Host: localhost\r
              Authorization: Bearer ann\r
              Content-Type: application/json\r
              Content-Length: 1000\r
              \r
              """
                  .getBytes(UTF_8));
      byte[] start = connection.getInputStream().readNBytes("HTTP/1.1 403".length());

      assertThat(new String(start, UTF_8)).isEqualTo("HTTP/1.1 403");
    }
  }

  @Test
  void anUpdateThatCreatesNeedsTheRightToCreate() {
    String path = "/api/v1/namespaces/open/events/";

    assertThat(as("updater", "PUT", path + "mine", event("mine", "open")).statusCode())
        .isEqualTo(200);
    HttpResponse<String> refused = as("updater", "PUT", path + "new", event("new", "open"));
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(json(refused).path("message").stringValue())
        .isEqualTo(
            "events \"new\" is forbidden: User \"updater\" cannot create resource \"events\" in API"
                + " group \"\" in the namespace \"open\"");
    assertThat(as("updater", "PUT", path + "new?dryRun=All", event("new", "open")).statusCode())
        .isEqualTo(403);
    assertThat(get("admin", path + "new").statusCode()).isEqualTo(404);
    assertThat(as("admin", "PUT", path + "new", event("new", "open")).statusCode()).isEqualTo(201);
  }

  @Test
  void whatIsForwardedIsARight() {
    assertThat(get("ann", "/apis/tidings.dev/v1/routes").statusCode()).isEqualTo(403);
    assertThat(as("ann", "POST", "/apis/tidings.dev/v1/routes/a/pause", "").statusCode())
        .isEqualTo(403);
    assertThat(json(get("admin", "/apis/tidings.dev/v1/routes")).path("kind").stringValue())
        .isEqualTo("RouteList");
    HttpResponse<String> nobody = as("admin", "POST", "/apis/tidings.dev/v1/routes/a/pause", "");
    assertThat(nobody.statusCode()).isEqualTo(404);
    assertThat(json(nobody).path("message").stringValue())
        .isEqualTo("routes.tidings.dev \"a\" not found");
  }

  @Test
  void figuresAndSnapshotsAreRights() {
    assertThat(get("ann", "/metrics").statusCode()).isEqualTo(403);
    assertThat(get("ann", "/apis/tidings.dev/v1/snapshot").statusCode()).isEqualTo(403);
    assertThat(as("ann", "POST", "/apis/tidings.dev/v1/compact", "").statusCode()).isEqualTo(403);
    assertThat(get("admin", "/metrics").statusCode()).isEqualTo(200);
    assertThat(as("admin", "POST", "/apis/tidings.dev/v1/compact", "").statusCode()).isEqualTo(200);
    assertThat(get("ann", "/api/v1").statusCode()).isEqualTo(200);
    assertThat(get("ann", "/healthz").statusCode()).isEqualTo(200);
  }

  private JsonNode review(String token, String resource, String spec) {
    HttpResponse<String> answer =
        as(token, "POST", "/apis/authorization.k8s.io/v1/" + resource, "{\"spec\":" + spec + "}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer).path("status");
  }

  @Test
  void usersAreToldWhatTheyMayDo() {
    String list =
        """
        {"resourceAttributes":{"verb":"list","resource":"events","namespace":"%s"}}
        """;

    assertThat(review("ann", "selfsubjectaccessreviews", list.formatted("open")).toString())
        .isEqualTo(
            "{\"allowed\":true,\"reason\":\"RBAC: allowed by RoleBinding \\\"readers/open\\\" of"
                + " ClusterRole \\\"reader\\\" to Group \\\"readers\\\"\"}");
    assertThat(review("ann", "selfsubjectaccessreviews", list.formatted("secret")).toString())
        .isEqualTo("{\"allowed\":false}");
    assertThat(review("admin", "selfsubjectaccessreviews", list.formatted("secret")).toString())
        .isEqualTo("{\"allowed\":true}");
    JsonNode rules = review("ann", "selfsubjectrulesreviews", "{\"namespace\":\"open\"}");
    assertThat(rules.path("incomplete").booleanValue()).isFalse();
    assertThat(rules.path("resourceRules").toString())
        .contains(
            "{\"verbs\":[\"get\",\"list\",\"watch\"],\"apiGroups\":[\"\",\"events.k8s.io\"],"
                + "\"resources\":[\"events\"]}");
    assertThat(rules.path("nonResourceRules").toString()).contains("/openapi/*");
  }

  @Test
  void whoMayReviewOthersIsToldWhatTheyMayDo() {
    String others =
        """
        {"user":"x","groups":["readers"],"resourceAttributes":{"verb":"get","resource":"events",
         "namespace":"open"}}
        """;

    assertThat(review("reviewer", "subjectaccessreviews", others).path("allowed").booleanValue())
        .isTrue();
    assertThat(
            as(
                    "ann",
                    "POST",
                    "/apis/authorization.k8s.io/v1/subjectaccessreviews",
                    "{\"spec\":" + others + "}")
                .statusCode())
        .isEqualTo(403);
    HttpResponse<String> local =
        as(
            "reviewer",
            "POST",
            "/apis/authorization.k8s.io/v1/namespaces/open/localsubjectaccessreviews",
            "{\"metadata\":{\"namespace\":\"open\"},\"spec\":" + others + "}");
    assertThat(json(local).path("status").path("allowed").booleanValue()).isTrue();
  }

  @Test
  void aReviewThatAsksNothingIsInvalid() {
    HttpResponse<String> answer =
        as("ann", "POST", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", "{}");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).path("message").stringValue())
        .isEqualTo(
            ".authorization.k8s.io \"\" is invalid: spec.resourceAttributes: Invalid value: null:"
                + " exactly one of nonResourceAttributes or resourceAttributes must be specified");
  }

  @Test
  void aReviewIsAskedAndAnsweredInProtobufToo() {
    byte[] asked =
        Base64.getDecoder()
            .decode(
                "azhzAAoyChdhdXRob3JpemF0aW9uLms4cy5pby92MRIXU2VsZlN1YmplY3RBY2Nlc3NSZXZpZXcSNwoQ"
                    + "CgASABoAIgAqADIAOABCABIZChcKB2RlZmF1bHQSASoaACIAKgEqMgA6ABoICAASABoAIAAaACIA"
                    + "");
    HttpResponse<String> answer =
        server.send(
            server
                .request("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews")
                .header("Authorization", "Bearer admin")
                .header("Content-Type", "application/vnd.kubernetes.protobuf")
                .header("Accept", "application/vnd.kubernetes.protobuf")
                .POST(BodyPublishers.ofByteArray(asked)));

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body())
        .startsWith("k8s\0")
        .contains("default")
        .contains("\u001a\u0002\u0008\u0001");
  }

  @Test
  void oneUserActsAsAnotherAsFarAsRightsGo() {
    Map<String, Integer> codes = Map.of("admin", 200, "ann", 403);

    codes.forEach(
        (token, code) ->
            assertThat(
                    server
                        .send(
                            server
                                .request("/api/v1/namespaces/open/events")
                                .header("Authorization", "Bearer " + token)
                                .header("Impersonate-User", "somebody")
                                .header("Impersonate-Group", "readers"))
                        .statusCode())
                .as(token)
                .isEqualTo(code));
  }

  private HttpResponse<String> whoAmI(String token, String... headers) {
    return server.send(
        server
            .request("/apis/authentication.k8s.io/v1/selfsubjectreviews")
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .headers(headers)
            .POST(BodyPublishers.ofString("{}")));
  }

  @Test
  void whoActsAsSomebodyDoesNotGetToActAsThoseAsWhomThatOneMayAct() {
    assertThat(whoAmI("deputy", "Impersonate-User", "bob").body()).contains("\"username\":\"bob\"");
    HttpResponse<String> refused = whoAmI("deputy", "Impersonate-User", "carol");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("User \\\"deputy\\\" cannot impersonate");
    HttpResponse<String> both =
        whoAmI("deputy", "Impersonate-User", "bob", "Impersonate-User", "carol");
    assertThat(both.body()).contains("\"username\":\"bob\"").doesNotContain("carol");
    assertThat(whoAmI("ann", "Impersonate-User", "deputy").statusCode()).isEqualTo(403);
  }

  @Test
  void aUserIsImpersonatedWithAllThatIsSaidOfIt() {
    HttpResponse<String> answer =
        whoAmI(
            "admin",
            "Impersonate-User",
            "bob",
            "Impersonate-Uid",
            "7",
            "Impersonate-Group",
            "dev",
            "Impersonate-Extra-Acme.io%2FScope",
            "a",
            "Impersonate-Extra-Acme.io%2FScope",
            "b");

    assertThat(json(answer).path("status").path("userInfo").toString())
        .isEqualTo(
            "{\"username\":\"bob\",\"uid\":\"7\",\"groups\":[\"dev\",\"system:authenticated\"],"
                + "\"extra\":{\"acme.io/scope\":[\"a\",\"b\"]}}");
    assertThat(whoAmI("deputy", "Impersonate-User", "bob", "Impersonate-Uid", "7").statusCode())
        .isEqualTo(403);
    assertThat(
            whoAmI("deputy", "Impersonate-User", "bob", "Impersonate-Extra-Scope", "a")
                .statusCode())
        .isEqualTo(403);
    assertThat(whoAmI("admin", "Impersonate-Uid", "7").statusCode()).isEqualTo(400);
  }
}
