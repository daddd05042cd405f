package dev.tidings.integration.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.cli.kit.TidingsProcess;
import dev.tidings.integration.TestTls;
import dev.tidings.sink.http.ServerAccess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code tidings serve} behind https, tokens and rights, for all clients, one after the other. Its
 * own requests are an operator's, who may do everything.
 */
final class LockedServer implements AutoCloseable {
  /** Of a user who may do everything with the events of {@link #NAMESPACES}, and nothing else. */
  static final String TOKEN = "cl1ents-token";

  private static final List<String> NAMESPACES =
      List.of("fabric8", "client-java", "python", "go", "go-protobuf", "go-recorder", "followed");

  /** For it to start or to end. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String TOKENS =
      """
      0perator,operator,1,system:masters
      %s,clients,2
      """
          .formatted(TOKEN);

  private static final String ROLE =
      """
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata: {name: everything-with-events}
      rules:
      - apiGroups: ["", events.k8s.io]
        resources: [events]
        verbs: [create, get, list, watch, update, patch, delete]
      """;

  private final Path home;
  private final TestTls tls;
  private TidingsProcess process;
  private URI uri;
  private final HttpClient operator;
  private final String authorization;

  private LockedServer(Path home, TestTls tls) throws IOException, InterruptedException {
    this.home = home;
    this.tls = tls;
    this.process = serve(home, tls);
    this.uri = process.ready(PATIENCE);
    ServerAccess access = ServerAccess.kubeconfig(home.resolve("operator"));
    this.operator = access.httpClient().version(HttpClient.Version.HTTP_1_1).build();
    this.authorization = access.authorization();
  }

  static LockedServer start(Path home) throws IOException, InterruptedException {
    Files.writeString(home.resolve("tokens.csv"), TOKENS);
    Path rights = Files.createDirectory(home.resolve("rights"));
    Files.writeString(rights.resolve("role.yaml"), ROLE);
    for (String namespace : NAMESPACES) {
      Files.writeString(rights.resolve(namespace + ".yaml"), binding(namespace));
    }
    return new LockedServer(home, TestTls.in(home));
  }

  private static String binding(String namespace) {
    return """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: clients, namespace: %s}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: everything-with-events}
        subjects:
        - {apiGroup: rbac.authorization.k8s.io, kind: User, name: clients}
        """
        .formatted(namespace);
  }

  private static TidingsProcess serve(Path home, TestTls tls) throws IOException {
    return TidingsProcess.java(
        home,
        "192m",
        "serve",
        "--listen=127.0.0.1:0",
        "--data=" + home.resolve("data"),
        "--tls-cert-file=" + tls.file("server.crt"),
        "--tls-private-key-file=" + tls.file("server.key"),
        "--token-auth-file=" + home.resolve("tokens.csv"),
        "--rbac-dir=" + home.resolve("rights"),
        "--audit-log-path=" + home.resolve("audit.log"),
        "--kubeconfig-out=" + home.resolve("operator"));
  }

  URI uri() {
    return uri;
  }

  /** Of an operator, as a header's value. */
  String authorization() {
    return authorization;
  }

  Path certificate() {
    return home.resolve("server.crt");
  }

  /** What clients are told of the server, or of what stands before it. */
  Path kubeconfig(URI address) throws IOException {
    String config =
        """
        {"apiVersion": "v1", "kind": "Config", "current-context": "c",
         "contexts": [{"name": "c", "context": {"cluster": "c", "user": "u"}}],
         "clusters": [{"name": "c", "cluster": {"server": "%s", "certificate-authority": "%s"}}],
         "users": [{"name": "u", "user": {"token": "%s"}}]}
        """
            .formatted(address, certificate(), TOKEN);
    return Files.writeString(home.resolve("kubeconfig-" + address.getPort()), config);
  }

  /** Has it end, its watches first. */
  void stop() throws IOException, InterruptedException {
    process.terminate();
    assertThat(process.exit(PATIENCE)).as(process.stderr()).isZero();
  }

  /** Starts it again on what it has stored, and on another port. */
  void startAgain() throws IOException, InterruptedException {
    process = serve(home, tls);
    uri = process.ready(PATIENCE);
  }

  /** Creates an event that clients of both groups can read: some insist on a time. */
  void create(String namespace, String name, String state)
      throws IOException, InterruptedException {
    String event =
        """
        {"metadata": {"name": "%s", "labels": {"state": "%s"}},
         "regarding": {"kind": "Pod", "namespace": "%s", "name": "web-0"},
         "eventTime": "2026-03-01T10:00:00.000000Z", "reportingController": "example.com/checks",
         "reportingInstance": "checks-0", "action": "Checking", "reason": "Checked", "type": "Normal"}
        """
            .formatted(name, state, namespace);
    send(
        request("/apis/events.k8s.io/v1/namespaces/" + namespace + "/events")
            .POST(BodyPublishers.ofString(event)),
        201);
  }

  void patch(String namespace, String name, String state) throws IOException, InterruptedException {
    send(
        request(events(namespace) + "/" + name)
            .header("Content-Type", "application/merge-patch+json")
            .method("PATCH", BodyPublishers.ofString(EventClient.patchTo(state))),
        200);
  }

  void delete(String namespace, String name) throws IOException, InterruptedException {
    send(request(events(namespace) + "/" + name).DELETE(), 200);
  }

  /** Deletes what a namespace has. */
  void empty(String namespace) throws IOException, InterruptedException {
    send(request(events(namespace)).DELETE(), 200);
  }

  /** Forgets all history until now. */
  void compact() throws IOException, InterruptedException {
    HttpRequest.Builder compact = request("/apis/tidings.dev/v1/compact");
    send(compact.POST(BodyPublishers.noBody()), 200);
  }

  /** A namespace's events. */
  List<JsonNode> list(String namespace) throws IOException, InterruptedException {
    JsonNode list = send(request(events(namespace)).GET(), 200);
    return list.path("items").valueStream().toList();
  }

  /** The events of a namespace by their names, as clients show them. */
  List<String> shown(String namespace) throws IOException, InterruptedException {
    return list(namespace).stream().map(LockedServer::shown).toList();
  }

  private static String shown(JsonNode event) {
    JsonNode metadata = event.path("metadata");
    return metadata.path("name").asString()
        + "="
        + metadata.path("labels").path("state").asString();
  }

  /** Every request until now, in the order of their answers; what is just over may be missing. */
  List<JsonNode> audited() throws IOException {
    return Files.readAllLines(home.resolve("audit.log")).stream()
        .map(JsonMapper.shared()::readTree)
        .toList();
  }

  private static String events(String namespace) {
    return "/api/v1/namespaces/" + namespace + "/events";
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri.resolve(path)).header("Authorization", authorization);
  }

  private JsonNode send(HttpRequest.Builder request, int code)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = operator.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(code);
    return JsonMapper.shared().readTree(answer.body());
  }

  @Override
  public void close() {
    operator.shutdownNow();
    process.close();
  }
}
