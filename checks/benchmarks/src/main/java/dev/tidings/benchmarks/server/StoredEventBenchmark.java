package dev.tidings.benchmarks.server;

import dev.tidings.api.query.FieldSelector;
import dev.tidings.api.query.FieldTerm;
import dev.tidings.api.query.SelectorException;
import dev.tidings.api.read.StoredTerms;
import dev.tidings.benchmarks.Cost;
import dev.tidings.benchmarks.Meter;
import dev.tidings.codec.DecodeException;
import dev.tidings.codec.EventJson;
import dev.tidings.codec.JsonBytes;
import dev.tidings.codec.KubernetesJson;
import dev.tidings.codec.StoredFields;
import dev.tidings.codec.StoredForm;
import dev.tidings.codec.StoredJson;
import dev.tidings.codec.StoredRow;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.EventRow;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import tools.jackson.core.JsonGenerator;

/** What is done with stored bytes, with and without making an event of them. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(StoredEventBenchmark.EVENTS)
@State(Scope.Thread)
public class StoredEventBenchmark {
  static final int EVENTS = 1_000;
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  private final List<byte[]> stored = IntStream.range(0, EVENTS).mapToObj(Sample::stored).toList();
  private final StoredFields fields = new StoredFields();
  private final StoredJson json = new StoredJson(ApiGroup.CORE);
  private final StoredRow row = new StoredRow();
  private final StoredTerms terms = new StoredTerms();
  private final FieldSelector selector = selector();
  private final JsonBytes out = new JsonBytes(2 << 20);
  private final ByteArrayOutputStream stream = new ByteArrayOutputStream(2 << 20);

  /** What is done with one event. */
  private interface Work {
    Object of(byte[] event) throws DecodeException;
  }

  private static FieldSelector selector() {
    try {
      return FieldSelector.of(
          List.of(
              new FieldTerm("involvedObject.kind", true, "Pod"),
              new FieldTerm("reportingComponent", true, "scheduler")),
          ApiGroup.CORE);
    } catch (SelectorException e) {
      throw new IllegalStateException(e);
    }
  }

  private void each(Cost cost, Blackhole sink, Work work) throws DecodeException {
    Meter before = Meter.read();
    for (byte[] event : stored) {
      sink.consume(work.of(event));
    }
    cost.add(before, EVENTS);
  }

  @Benchmark
  public void selectorOnBytes(Cost cost, Blackhole sink) throws DecodeException {
    each(cost, sink, event -> selector.matches(fields.read(event)));
  }

  @Benchmark
  public void selectorOnAnObject(Cost cost, Blackhole sink) throws DecodeException {
    each(cost, sink, event -> selector.matches(StoredForm.decode(event)));
  }

  @Benchmark
  public void indexTerms(Cost cost, Blackhole sink) throws DecodeException {
    each(cost, sink, terms::read);
  }

  @Benchmark
  public void jsonFromBytes(Cost cost, Blackhole sink) throws DecodeException {
    out.cut(0);
    each(cost, sink, event -> json.writeItem(out, event, 4711));
  }

  @Benchmark
  public void jsonThroughAnObject(Cost cost, Blackhole sink) throws DecodeException {
    stream.reset();
    try (var generator = KubernetesJson.generator(stream, false)) {
      generator.writeStartArray();
      each(cost, sink, event -> throughAnObject(generator, event));
      generator.writeEndArray();
    }
  }

  private static Object throughAnObject(JsonGenerator generator, byte[] event)
      throws DecodeException {
    EventJson.write(generator, StoredForm.decode(event), ApiGroup.CORE, false);
    return generator;
  }

  @Benchmark
  public void tableRowFromBytes(Cost cost, Blackhole sink) throws DecodeException {
    each(cost, sink, event -> EventRow.of(row.read(event).orElseThrow(), NOW));
  }

  @Benchmark
  public void tableRowThroughAnObject(Cost cost, Blackhole sink) throws DecodeException {
    each(cost, sink, event -> EventRow.of(StoredForm.decode(event), NOW));
  }
}
