package dev.tidings.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.api.tracing.OtlpTraces;
import dev.tidings.forward.kit.Receiving;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Requests to a whole server, whose traces go to a receiver of OTLP. */
@Timeout(60)
class TracesTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SENDER = "00f067aa0ba902b7";
  private static final String EVENT =
      """
      {"metadata":{"name":"e1"},"involvedObject":{"kind":"Pod","namespace":"shop","name":"p"},
       "reason":"Tested","type":"Normal"}""";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path home;

  private ServeOptions options(String tracing) throws IOException {
    var options = new ServeOptions();
    options.listen = new ListenAddress("127.0.0.1", 0);
    options.data = home.resolve("data");
    options.tracingConfigFile = home.resolve("tracing.yaml");
    Files.writeString(
        options.tracingConfigFile,
        "{apiVersion: apiserver.config.k8s.io/v1beta1, kind: TracingConfiguration, %s}"
            .formatted(tracing));
    return options;
  }

  private static String send(TidingsServer server, HttpRequest.Builder request, String path)
      throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(request.uri(server.url().resolve(path)).build(), BodyHandlers.ofString())
          .body();
    }
  }

  private static HttpRequest.Builder creation() {
    return HttpRequest.newBuilder()
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(EVENT));
  }

  @Test
  void aRequestIsPartOfItsSendersTraceAndItsCommitIsPartOfIt() throws Exception {
    try (Receiving collector = Receiving.start()) {
      String figures;
      try (TidingsServer server =
          TidingsServer.start(
              options("endpoint: '" + collector.url() + "'"), InstantSource.system())) {
        HttpRequest.Builder traced =
            creation().header("traceparent", "00-" + TRACE + "-" + SENDER + "-01");
        send(server, traced, "/api/v1/namespaces/shop/events?fieldManager=secret");
        figures =
            send(
                server,
                HttpRequest.newBuilder().header("Accept", "application/openmetrics-text"),
                "/metrics");
      }

      assertThat(collector.posted().getFirst().path()).isEqualTo("/v1/traces");
      List<ReceivedSpan> spans = ReceivedSpan.in(collector.posted());
      assertThat(spans).extracting(ReceivedSpan::trace).containsOnly(TRACE);
      ReceivedSpan request = named(spans, "POST events");
      assertThat(request.parent()).isEqualTo(SENDER);
      assertThat(request.attributes())
          .containsEntry("http.request.method", "POST")
          .containsEntry("url.path", "/api/v1/namespaces/shop/events")
          .containsEntry("http.response.status_code", "201");
      assertThat(named(spans, "wait in line").parent()).isEqualTo(request.id());
      assertThat(named(spans, "commit").parent()).isEqualTo(request.id());
      assertThat(spans).hasSize(3);
      List<String> exemplars =
          figures.lines().filter(line -> line.contains("trace_id=\"" + TRACE)).toList();
      assertThat(exemplars)
          .anyMatch(line -> line.startsWith("apiserver_request_duration_seconds_bucket"))
          .anyMatch(line -> line.startsWith("tidings_write_duration_seconds_bucket"))
          .allMatch(line -> line.matches("[a-z_]+_(bucket|total)[{ ].*"));
    }
  }

  private static ReceivedSpan named(List<ReceivedSpan> spans, String name) {
    return spans.stream().filter(span -> span.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void aRequestThatNobodyTracesIsTracedAtTheRateThatIsSet() throws Exception {
    try (Receiving collector = Receiving.start()) {
      String endpoint = "endpoint: '" + collector.url() + "'";
      try (TidingsServer server = TidingsServer.start(options(endpoint), InstantSource.system())) {
        send(server, HttpRequest.newBuilder(), "/api/v1/events");
      }
      assertThat(collector.posted()).isEmpty();

      try (TidingsServer server =
          TidingsServer.start(
              options(endpoint + ", samplingRatePerMillion: 1000000"), InstantSource.system())) {
        send(server, HttpRequest.newBuilder(), "/api/v1/events");
      }
      assertThat(ReceivedSpan.in(collector.posted()))
          .extracting(ReceivedSpan::name)
          .contains("LIST events");
    }
  }

  @Test
  void spansThatACollectorRefusesAreCountedAsLost() throws Exception {
    var registry = new SimpleMeterRegistry();
    try (Receiving collector = Receiving.start().usually(400, "")) {
      var settings = Map.of("otel.exporter.otlp.traces.endpoint", collector.url() + "/v1/traces");
      try (OtlpTraces traces = OtlpTraces.start(settings, registry)) {
        traces.tracer().spanBuilder("lost").startSpan().end();
      }
    }
    assertThat(registry.get("tidings.trace.spans").counter().count()).isEqualTo(1);
    assertThat(registry.get("tidings.trace.spans.failed").counter().count()).isEqualTo(1);
    assertThat(registry.get("tidings.trace.spans.sent").counter().count()).isZero();
  }

  @Test
  void theEnvironmentAsksForTracesByOpenTelemetrysVariables() {
    assertThat(OtlpTraces.isAskedFor(Map.of())).isFalse();
    assertThat(OtlpTraces.isAskedFor(Map.of("OTEL_SERVICE_NAME", "x"))).isFalse();
    assertThat(OtlpTraces.isAskedFor(Map.of("OTEL_TRACES_EXPORTER", "otlp"))).isTrue();
    assertThat(OtlpTraces.isAskedFor(Map.of("OTEL_TRACES_EXPORTER", "none"))).isFalse();
  }

  @Test
  void aFileThatSaysNothingUsableEndsTheStart() {
    assertThatThrownBy(
            () -> TidingsServer.start(options("endpoint: 'x:4317'"), InstantSource.system()))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("cannot trace requests")
        .hasMessageContaining("4318");
  }
}
