package dev.tidings.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.authentication.AuthenticationOptions;
import dev.tidings.api.tracing.EndedSpans;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTracesTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SENDER = "00f067aa0ba902b7";
  private static final String PARENT = "00-" + TRACE + "-" + SENDER + "-01";
  private static final String WATCH =
      "GET /api/v1/events?watch=true HTTP/1.1\r\nHost: localhost\r\n\r\n";

  /** None but those whose sender says so, and may. */
  private static final Sampler JOINED = Sampler.parentBased(Sampler.alwaysOff());

  @TempDir Path directory;
  private final EndedSpans spans = new EndedSpans();

  private Tracer tracer(Sampler sampler) {
    return SdkTracerProvider.builder()
        .setSampler(sampler)
        .addSpanProcessor(spans)
        .build()
        .get("test");
  }

  private ApiServerOptions options(Sampler sampler) {
    return ApiServerOptions.loopback(0).withTracer(tracer(sampler));
  }

  private ApiServerOptions withUsers(Sampler sampler) throws IOException {
    Path tokens =
        Files.writeString(
            directory.resolve("tokens.csv"),
            """
            admin,admin,1,"system:masters"
            prometheus,prometheus,2,"system:monitoring"
            ann,ann,3
            """);
    return options(sampler).withAuthentication(AuthenticationOptions.NONE.withTokenFile(tokens));
  }

  /** Sends a traced request; gives the code of the answer when the server has ended. */
  private int send(ApiServerOptions options, String token, String parent) throws IOException {
    try (var server = new TestServer(directory.resolve("data"), options)) {
      HttpRequest.Builder request =
          server
              .request("/version")
              .header("Authorization", "Bearer " + token)
              .header("traceparent", parent);
      return server.send(request).statusCode();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin", "prometheus"})
  void theTraceOfWhoRunsOrWatchesTheSystemIsJoined(String token) throws IOException {
    assertThat(send(withUsers(JOINED), token, PARENT)).isEqualTo(200);

    SpanData span = spans.all().getLast();
    assertThat(span.getTraceId()).isEqualTo(TRACE);
    assertThat(span.getParentSpanId()).isEqualTo(SENDER);
    assertThat(span.getEvents().getFirst().getName()).isEqualTo("authenticated");
  }

  @Test
  void whereThereAreNoUsersEveryTraceIsJoined() throws IOException {
    send(options(JOINED), "none", PARENT);

    assertThat(spans.all()).extracting(SpanData::getTraceId).contains(TRACE);
  }

  @Test
  void othersDecideNothingOfWhatIsTraced() throws IOException {
    assertThat(send(withUsers(JOINED), "ann", PARENT)).isEqualTo(200);

    assertThat(spans.all()).isEmpty();
  }

  @Test
  void theTraceOfOthersIsLinkedToTheirs() throws IOException {
    send(withUsers(Sampler.alwaysOn()), "ann", PARENT);

    SpanData span = spans.all().getLast();
    assertThat(span.getTraceId()).isNotEqualTo(TRACE);
    assertThat(span.getParentSpanContext().isValid()).isFalse();
    assertThat(span.getLinks())
        .extracting(LinkData::getSpanContext)
        .extracting(SpanContext::getTraceId)
        .containsExactly(TRACE);
  }

  @Test
  void whoIsTurnedAwayHasNothingTraced() throws IOException {
    assertThat(send(withUsers(Sampler.alwaysOn()), "wrong", PARENT)).isEqualTo(401);

    assertThat(spans.all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nonsense", "00-" + TRACE + "-01", "00-00000000000000000000000000000000-01-01"})
  void aMalformedParentIsNone(String parent) throws IOException {
    assertThat(send(options(Sampler.alwaysOn()), "none", parent)).isEqualTo(200);

    SpanData span = spans.all().getLast();
    assertThat(span.getParentSpanContext().isValid()).isFalse();
    assertThat(span.getLinks()).isEmpty();
  }

  @Test
  void theSpanOfAWatchEndsWhereTheWatchBegins() throws IOException {
    try (var server = new TestServer(directory, options(Sampler.alwaysOn()));
        Socket watch = server.connect()) {
      watch.getOutputStream().write(WATCH.getBytes(US_ASCII));
      watch.getInputStream().readNBytes(1);

      assertThat(spans.all()).extracting(SpanData::getName).contains("WATCH events");
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"200, UNSET", "404, UNSET", "429, UNSET", "500, ERROR", "503, ERROR"})
  void whatTheServerFailsAtIsASpanInError(int code, StatusCode status) {
    Tracer tracer = tracer(Sampler.alwaysOn());
    var trace = new RequestTrace.Traced(tracer, tracer.spanBuilder("GET").startSpan());
    trace.answered(code);
    trace.ended();

    assertThat(spans.all().getFirst().getStatus().getStatusCode()).isEqualTo(status);
  }
}
