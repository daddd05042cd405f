package dev.tidings.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.event.Event;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import dev.tidings.recorder.EventChange;
import dev.tidings.recorder.SinkResult;
import dev.tidings.sink.http.ApiServerSink;
import dev.tidings.sink.http.HttpEventSink;
import dev.tidings.sink.http.ServerAccess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Servers that forward. */
@Timeout(300)
class ForwardingTest {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  @TempDir Path folder;

  private static Event node(String name) {
    return Event.builder()
        .metadata(ObjectMeta.builder().namespace("default").name(name).build())
        .involvedObject(new ObjectReference("Node", "", "node-1", "uid-1", "v1", "", ""))
        .reason("Rebooted")
        .count(1)
        .build();
  }

  private void routes(String routes) throws IOException {
    Files.writeString(folder.resolve("routes.yaml"), "cluster: prod\nroutes:\n" + routes);
  }

  private ServeOptions options() {
    var options = new ServeOptions();
    options.listen = new ListenAddress("127.0.0.1", 0);
    options.data = folder.resolve("data");
    options.kubeconfigOut = folder.resolve("kubeconfig");
    options.routes = folder.resolve("routes.yaml");
    return options;
  }

  private static JsonNode object(BufferedReader watch, String type) throws IOException {
    JsonNode notification = ApiClient.JSON.readTree(watch.readLine());
    assertThat(notification.path("type").asString()).isEqualTo(type);
    return notification.path("object");
  }

  @Test
  void eventsOfNodesAreForwardedIntoANamespaceAndGoInNoCircles() throws Exception {
    routes(
        """
        - name: nodes
          match: {scope: Cluster}
          destination: {kubernetes: {kubeconfig: %s, namespace: ops}}
        - name: again
          destination: {kubernetes: {kubeconfig: %s, namespace: ops-too}}
        """
            .formatted(folder.resolve("kubeconfig"), folder.resolve("kubeconfig")));
    try (TidingsServer server = TidingsServer.start(options(), InstantSource.system());
        var api = new ApiClient(ServerAccess.of(server.url()));
        ApiServerSink sink = HttpEventSink.of(server.url());
        var watch =
            new BufferedReader(
                new InputStreamReader(
                    api.watch("/api/v1/namespaces/ops/events?watch=true&resourceVersion=1"),
                    UTF_8))) {
      create(sink, "a");

      JsonNode copy = object(watch, "ADDED");
      assertThat(copy.at("/metadata/labels").propertyNames())
          .contains("tidings.dev/route", "tidings.dev/source-cluster");
      assertThat(copy.at("/involvedObject/uid").asString()).isEqualTo("uid-1");

      sink.patch(node("a"), new EventChange.Count(7, null, ""));
      assertThat(object(watch, "MODIFIED").path("count").asInt()).isEqualTo(7);
      JsonNode all = api.read("/api/v1/namespaces/ops/events");
      assertThat(all.path("items")).hasSize(1);
    }
  }

  @Test
  void aRouteIsPausedAndItsDeadLettersAreDeliveredAgainByCommands() throws Exception {
    Path later = folder.resolve("later");
    String destination = "{file: {path: " + later.resolve("sent.jsonl") + "}}";
    routes("- {name: r, delivery: {tries: 1}, destination: " + destination + "}\n");
    try (TidingsServer server = TidingsServer.start(options(), InstantSource.system());
        ApiServerSink sink = HttpEventSink.of(server.url())) {
      create(sink, "a");
      until(server, "\"deadLettered\":1");
      assertThat(command(server, "pause", "r")).contains("pause is under way");
      assertThat(command(server, "status"))
          .containsPattern("r +paused +prod")
          .contains("it cannot be opened");
      Files.createDirectory(later);
      assertThat(command(server, "redeliver", "r")).contains("redeliver is under way");
      assertThat(command(server, "resume", "r")).contains("resume is under way");
      until(server, "\"redelivered\":1");
    }
    assertThat(later.resolve("sent.jsonl")).content().contains("\"name\":\"a\"");
  }

  private static String command(TidingsServer server, String... action) {
    var arguments = new ArrayList<String>(List.of("routes"));
    arguments.addAll(List.of(action));
    arguments.addAll(List.of("--server", server.url().toString()));
    return CommandRun.of(arguments.toArray(String[]::new)).out();
  }

  private static void until(TidingsServer server, String shown) throws Exception {
    try (var api = new ApiClient(ServerAccess.of(server.url()))) {
      while (!api.read(RoutesCommand.PATH).toString().contains(shown)) {
        Thread.sleep(LOOK_AGAIN);
      }
    }
  }

  private static void create(ApiServerSink sink, String name) {
    assertThat(sink.create(node(name))).isInstanceOf(SinkResult.Stored.class);
  }

  @Test
  void aRoutesFileThatCannotBeUsedIsToldAtTheStart() throws IOException {
    routes("- name: a\n");

    assertThatThrownBy(() -> TidingsServer.start(options(), InstantSource.system()))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining(
            "cannot use the routes file: line 3, column 3: destination: is one of");
  }
}
