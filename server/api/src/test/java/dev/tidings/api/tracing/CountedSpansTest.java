package dev.tidings.api.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountedSpansTest {
  private static final int ROOM = 3;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final CountedSpans counted = new CountedSpans(registry);
  private final EndedSpans queue = new EndedSpans();
  private final Pending pending = new Pending(new ArrayList<>());

  /** A collector that answers when it is asked to. */
  private record Pending(List<CompletableResultCode> answers) implements SpanExporter {
    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      var answer = new CompletableResultCode();
      answers.add(answer);
      return answer;
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }

  private void spans(Sampler sampler, int number) {
    Tracer tracer =
        SdkTracerProvider.builder()
            .setSampler(sampler)
            .addSpanProcessor(counted.before(queue, ROOM))
            .build()
            .get("test");
    for (int i = 0; i < number; i++) {
      tracer.spanBuilder("GET").startSpan().end();
    }
  }

  private double figure(String name) {
    return registry.get("tidings.trace." + name).counter().count();
  }

  @Test
  void whatFindsNoRoomIsDroppedAndCounted() {
    spans(Sampler.alwaysOn(), 10);

    assertThat(queue.all()).hasSize(ROOM);
    assertThat(figure("spans")).isEqualTo(10);
    assertThat(figure("spans.dropped")).isEqualTo(7);
  }

  @Test
  void thereIsRoomAgainWhenTheCollectorHasAnswered() {
    spans(Sampler.alwaysOn(), 5);
    counted.around(pending).export(queue.all());
    spans(Sampler.alwaysOn(), 1);
    pending.answers().getFirst().succeed();
    spans(Sampler.alwaysOn(), 2);

    assertThat(figure("spans.sent")).isEqualTo(3);
    assertThat(figure("spans.dropped")).isEqualTo(3);
    assertThat(queue.all()).hasSize(ROOM + 2);
  }

  @Test
  void whatACollectorRefusesHasFailedAndMakesRoomToo() {
    spans(Sampler.alwaysOn(), 3);
    counted.around(pending).export(queue.all());
    pending.answers().getFirst().fail();
    spans(Sampler.alwaysOn(), 1);

    assertThat(figure("spans.failed")).isEqualTo(3);
    assertThat(figure("spans.dropped")).isZero();
  }

  @Test
  void whatIsNotSampledIsNotCounted() {
    spans(Sampler.alwaysOff(), 10);

    assertThat(figure("spans")).isZero();
    assertThat(queue.all()).isEmpty();
  }
}
