package dev.tidings.benchmarks.codec;

import dev.tidings.benchmarks.Cost;
import dev.tidings.benchmarks.Meter;
import dev.tidings.codec.DecodeException;
import dev.tidings.codec.Encoding;
import dev.tidings.codec.EventDecoder;
import dev.tidings.codec.EventJson;
import dev.tidings.codec.KubernetesJson;
import dev.tidings.codec.PatchBody;
import dev.tidings.codec.PatchException;
import dev.tidings.codec.PlainPatch;
import dev.tidings.codec.StoredForm;
import dev.tidings.codec.StrategicMergePatch;
import dev.tidings.event.ApiGroup;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** One event, in each step between a client's bytes, the store's, and a client's again. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class CodecBenchmark {
  private static final int EVENTS = 500;

  @Param public Step step = Step.READ_JSON;

  /** What is done to the event. */
  public enum Step {
    READ_JSON("JSON → event") {
      @Override
      Object run() throws DecodeException {
        return EventDecoder.decode(Samples.BODY, Encoding.JSON, ApiGroup.CORE);
      }
    },
    WRITE_JSON("event → JSON") {
      @Override
      Object run() {
        var out = new ByteArrayOutputStream(2048);
        try (var json = KubernetesJson.generator(out, false)) {
          EventJson.write(json, Samples.EVENT, ApiGroup.CORE, true);
        }
        return out;
      }
    },
    STORE("event → stored form") {
      @Override
      Object run() {
        return StoredForm.encode(Samples.EVENT);
      }
    },
    READ_STORED("stored form → event") {
      @Override
      Object run() throws DecodeException {
        return StoredForm.decode(Samples.STORED);
      }
    },
    PATCH_PLAINLY("a recorder's patch, on the event") {
      @Override
      Object run() {
        return PlainPatch.read(Samples.REPEATED, ApiGroup.CORE)
            .flatMap(patch -> patch.apply(Samples.EVENT))
            .orElseThrow();
      }
    },
    PATCH_A_TREE("the same patch, through a tree") {
      @Override
      Object run() throws DecodeException, PatchException {
        var tree = EventJson.tree(Samples.EVENT, ApiGroup.CORE);
        var patched = StrategicMergePatch.apply(tree, PatchBody.parse(Samples.REPEATED).patch());
        return EventDecoder.convert(patched, ApiGroup.CORE);
      }
    };

    private final String what;

    Step(String what) {
      this.what = what;
    }

    String what() {
      return what;
    }

    abstract Object run() throws DecodeException, PatchException;
  }

  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public void event(Cost cost, Blackhole hole) throws DecodeException, PatchException {
    Meter before = Meter.read();
    for (int i = 0; i < EVENTS; i++) {
      hole.consume(step.run());
    }
    cost.add(before, EVENTS);
  }
}
