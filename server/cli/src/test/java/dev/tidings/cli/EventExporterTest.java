package dev.tidings.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tidings.event.Event;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import dev.tidings.recorder.EventChange;
import dev.tidings.recorder.SinkResult;
import dev.tidings.sink.http.ApiServerSink;
import dev.tidings.sink.http.HttpEventSink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A configuration of kubernetes-event-exporter, put together from its documentation, changed in
 * nothing but addresses, with a real receiver behind each of them.
 */
@Timeout(300)
class EventExporterTest {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private static final String CONFIG =
      """
      logLevel: error
      logFormat: json
      maxEventAgeSeconds: 60
      kubeQPS: 60
      clusterName: prod-1
      route:
        routes:
          # This route allows dumping all events because it has no fields to match and no drop rules.
          - match:
              - receiver: "dump"
              - receiver: "queue"
          # Drops all the events in test namespaces and Normal events
          - drop:
              - namespace: ".*test.*"
              - type: "Normal"
            match:
              - receiver: "alert"
              - receiver: "loki"
          - match:
              - kind: "Pod|Deployment|ReplicaSet"
                receiver: "syslog"
      receivers:
        - name: "dump"
          file:
            path: "FOLDER/out/dump"
            layout:
              home: "${HOME}"
              message: "{{ .Message }}"
              name: "{{ .InvolvedObject.Namespace }}/{{ .InvolvedObject.Name }}"
              upper: "{{ .Reason | upper }}"
        - name: "alert"
          webhook:
            endpoint: "SERVER/alert"
            headers:
              X-API-KEY: "123"
              User-Agent: "kube-event-exporter 1.0"
            layout:
              createdAt: "{{ .GetTimestampMs }}"
              details:
                reason: "{{ .Reason }}"
                type: "{{ .Type }}"
        - name: "loki"
          loki:
            url: "SERVER/loki/api/v1/push"
            streamLabels:
              app: events
        - name: "syslog"
          syslog:
            network: "tcp"
            address: "SYSLOG"
            tag: "k8s.event"
        - name: "queue"
          sqs:
            queueName: "/tmp/dump"
            region: us-west-2
      """;

  @TempDir Path folder;

  private final BlockingQueue<String> posted = new LinkedBlockingQueue<>();
  private HttpServer http;
  private ServerSocket syslog;

  @BeforeEach
  void open() throws IOException {
    syslog = new ServerSocket(0, 5, LOOPBACK);
    http = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
    http.createContext("/", this::receive);
    http.start();
  }

  @AfterEach
  void close() throws IOException {
    http.stop(0);
    syslog.close();
  }

  private void receive(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    String key = exchange.getRequestHeaders().getFirst("X-API-KEY");
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
    posted.add(exchange.getRequestURI() + " " + key + " " + body);
  }

  private String config() {
    return CONFIG
        .replace("FOLDER", folder.toString())
        .replace("SERVER", "http://127.0.0.1:" + http.getAddress().getPort())
        .replace("SYSLOG", "127.0.0.1:" + syslog.getLocalPort());
  }

  private Path written(String config) throws IOException {
    return Files.writeString(folder.resolve("config.yaml"), config);
  }

  private ServeOptions options() {
    var options = new ServeOptions();
    options.listen = new ListenAddress("127.0.0.1", 0);
    options.data = folder.resolve("data");
    options.eventExporterConfig = folder.resolve("config.yaml");
    return options;
  }

  private static Event event(String namespace, String name, String type) {
    return Event.builder()
        .metadata(ObjectMeta.builder().namespace(namespace).name(name).build())
        .involvedObject(new ObjectReference("Pod", namespace, name, "", "v1", "", ""))
        .reason("BackOff")
        .message("no luck with " + name)
        .type(type)
        .firstTimestamp(Instant.now())
        .lastTimestamp(Instant.now())
        .count(1)
        .build();
  }

  private static void create(TidingsServer server, Event event) {
    try (ApiServerSink sink = HttpEventSink.of(server.url())) {
      assertThat(sink.create(event)).isInstanceOf(SinkResult.Stored.class);
    }
  }

  private String nextPosted() throws InterruptedException {
    return String.valueOf(posted.poll(2, TimeUnit.MINUTES));
  }

  private List<String> dumped(int lines) throws Exception {
    Path dump = folder.resolve("out/dump");
    while (!Files.exists(dump) || Files.readAllLines(dump).size() < lines) {
      Thread.sleep(LOOK_AGAIN);
    }
    return Files.readAllLines(dump);
  }

  @Test
  void aConfigurationOfTheExporterWorksAsItIs() throws Exception {
    written(config());
    try (TidingsServer server = TidingsServer.start(options(), InstantSource.system())) {
      create(server, event("my-test-1", "a", "Warning"));
      create(server, event("shop", "b", "Normal"));
      create(server, event("shop", "c", "Warning"));

      assertThat(dumped(3).getLast())
          .isEqualTo(
              "{\"home\":\"%s\",\"message\":\"no luck with c\",\"name\":\"shop/c\",\"upper\":\"BACKOFF\"}"
                  .formatted(System.getenv("HOME")));
      assertThat(List.of(nextPosted(), nextPosted()))
          .anySatisfy(
              alert ->
                  assertThat(alert)
                      .startsWith("/alert 123 {\"createdAt\":\"1")
                      .endsWith("\"details\":{\"reason\":\"BackOff\",\"type\":\"Warning\"}}"))
          .anySatisfy(
              line ->
                  assertThat(line)
                      .startsWith(
                          "/loki/api/v1/push null {\"streams\":[{\"stream\":{\"app\":\"events\"}")
                      .contains("\\\"clusterName\\\":\\\"prod-1\\\""));
      try (Socket taken = syslog.accept();
          var in = new BufferedReader(new InputStreamReader(taken.getInputStream(), UTF_8))) {
        assertThat(in.readLine()).startsWith("<128>").contains("k8s.event[", "\"name\":\"a\"");
        assertThat(in.readLine()).contains("\"name\":\"b\"");
        assertThat(in.readLine()).contains("\"name\":\"c\"");
      }
    }
    assertThat(posted).as("what was dropped, or in a test's namespace").isEmpty();
  }

  @Test
  void aRestartLosesNothingHoweverLongItTookAndRepeatsAreNotSent() throws Exception {
    written(config());
    Event old = event("shop", "old", "Normal");
    try (TidingsServer server = TidingsServer.start(options(), InstantSource.system())) {
      create(server, event("shop", "first", "Normal"));
      dumped(1);
    }
    // While the server was away the file was, too: nobody forwards what is written now.
    ServeOptions without = options();
    without.eventExporterConfig = null;
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    try (TidingsServer server = TidingsServer.start(without, InstantSource.system());
        ApiServerSink sink = HttpEventSink.of(server.url())) {
      create(server, old.toBuilder().firstTimestamp(yesterday).lastTimestamp(yesterday).build());
      sink.patch(old, new EventChange.Count(2, yesterday, ""));
    }
    try (TidingsServer server = TidingsServer.start(options(), InstantSource.system())) {
      create(server, event("shop", "last", "Normal"));

      assertThat(dumped(3))
          .satisfiesExactly(
              line -> assertThat(line).contains("shop/first"),
              line -> assertThat(line).contains("shop/old"),
              line -> assertThat(line).contains("shop/last"));
    }
  }

  @Test
  void aFileThatIsBrokenLaterKeepsWhatWasSaidBefore() throws Exception {
    Path file = written(config());
    try (TidingsServer server = TidingsServer.start(options(), InstantSource.system())) {
      Files.writeString(file, "route: [");
      create(server, event("shop", "a", "Normal"));
      assertThat(dumped(1)).hasSize(1);

      Files.writeString(
          file, config().replace("no fields", "nothing").replace("out/dump", "out/2"));
      while (!Files.exists(folder.resolve("out/2"))) {
        create(server, event("shop", "b" + System.nanoTime(), "Normal"));
        Thread.sleep(LOOK_AGAIN);
      }
    }
  }

  @Test
  void checkAndTestUnderstandIt() throws Exception {
    String file = written(config()).toString();
    String events =
        Files.writeString(
                folder.resolve("events.json"),
                """
                {"metadata":{"namespace":"shop","name":"p.1","uid":"u","resourceVersion":"3"},"message":"hm",\
                "type":"Warning","involvedObject":{"kind":"Pod","namespace":"shop","name":"p"}}""")
            .toString();

    CommandRun check = CommandRun.of("routes", "check", file);
    CommandRun test = CommandRun.of("routes", "test", file, "--input", events);

    assertThat(check.exit()).isZero();
    assertThat(check.out()).contains("can be used: routes: 4");
    assertThat(check.err())
        .contains(file + ": receivers[4] (queue): receivers of the kind sqs are not supported")
        .contains(file + ": kubeQPS: has no effect");
    assertThat(test.out())
        .contains("dump sends prod-1/u/3: {\"home\":")
        .contains("alert: 1 of 1 sent");
  }

  @Test
  void aFileThatCannotBeUsedIsToldSo() throws Exception {
    String file = written("receivers: []\nthrottlePeriod: 1\nmaxEventAgeSeconds: 2\n").toString();

    CommandRun check = CommandRun.of("routes", "check", file);

    assertThat(check.exit()).isEqualTo(2);
    assertThat(check.err()).startsWith(file + ": cannot set both throttlePeriod");
  }
}
