package dev.tidings.benchmarks.server;

import dev.tidings.api.read.StoredTerms;
import dev.tidings.benchmarks.Cost;
import dev.tidings.benchmarks.Meter;
import dev.tidings.store.ListRequest;
import dev.tidings.store.ListResult;
import dev.tidings.store.Selection;
import dev.tidings.store.Term;
import dev.tidings.store.Write;
import dev.tidings.store.WriteResult;
import dev.tidings.store.rocksdb.RocksEventStore;
import dev.tidings.store.rocksdb.RocksOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** What reads of a store cost for each event they give. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH opens it first
public class StoreBenchmark {
  private static final int AT_ONCE = 1_000;
  private static final int PAGE = 500;

  @Param({"10000", "100000"})
  private int live;

  private Path directory;
  private RocksEventStore store;

  @Setup(Level.Trial)
  public void open() throws IOException {
    directory = Files.createTempDirectory("tidings-benchmark");
    store = RocksEventStore.open(RocksOptions.of(directory, new StoredTerms()));
    for (int begin = 0; begin < live; begin += AT_ONCE) {
      var answers = new ArrayList<CompletableFuture<WriteResult>>();
      for (int i = begin; i < begin + AT_ONCE; i++) {
        answers.add(store.write(new Write.Create(Sample.key(i), Sample.stored(i), null)));
      }
      answers.forEach(CompletableFuture::join);
    }
    store.compact();
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    store.close();
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(StoreBenchmark::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void page(Cost cost, Blackhole sink, Selection selection) {
    Meter before = Meter.read();
    var page =
        (ListResult.Page) store.list(new ListRequest(selection, ListRequest.LATEST, null, PAGE));
    sink.consume(page);
    cost.add(before, page.events().size());
  }

  @Benchmark
  public void eventsOfOneObject(Cost cost, Blackhole sink) {
    int any = ThreadLocalRandom.current().nextInt(live);
    page(cost, sink, new Selection.Having(Term.uid(Sample.uid(any)), null));
  }

  @Benchmark
  public void eventsWithOneReason(Cost cost, Blackhole sink) {
    page(cost, sink, new Selection.Having(new Term(Term.Kind.REASON, "BackOff"), null));
  }

  @Benchmark
  public void eventsOfANamespace(Cost cost, Blackhole sink) {
    page(cost, sink, new Selection.InNamespace("load-7"));
  }

  @Benchmark
  public void recentChanges(Cost cost, Blackhole sink) {
    Meter before = Meter.read();
    sink.consume(store.recentChanges(store.revision() - 100, 100));
    cost.add(before, 100);
  }
}
