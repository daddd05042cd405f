package dev.tidings.api.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.tracing.EndedSpans;
import dev.tidings.store.StoreException;
import dev.tidings.store.WriteResult;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WriteTimesTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final EndedSpans spans = new EndedSpans();
  private final Tracer tracer =
      SdkTracerProvider.builder().addSpanProcessor(spans).build().get("test");
  private final WriteTimes times = WriteTimes.of(registry, tracer);

  private void write(CompletableFuture<WriteResult> result) {
    Span request = tracer.spanBuilder("request").startSpan();
    try (Scope inRequest = request.makeCurrent()) {
      assertThat(times.timed(() -> result)).isDone();
    }
  }

  @Test
  void aWriteOfATracedRequestIsASpanOfIt() {
    write(CompletableFuture.completedFuture(new WriteResult.Written(2)));

    assertThat(spans.all()).extracting(SpanData::getName).containsExactly("commit");
    assertThat(spans.all().getFirst().getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
  }

  @Test
  void aWriteThatTheMachineRefusesIsASpanInError() {
    write(CompletableFuture.failedFuture(new StoreException("disk full")));

    assertThat(spans.all().getFirst().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(registry.get("tidings.write.duration").timer().count()).isEqualTo(1);
  }

  @Test
  void aWriteOfNoTracedRequestBeginsNoTrace() {
    assertThat(times.timed(() -> CompletableFuture.completedFuture(new WriteResult.Written(2))))
        .isDone();

    assertThat(spans.all()).isEmpty();
  }
}
