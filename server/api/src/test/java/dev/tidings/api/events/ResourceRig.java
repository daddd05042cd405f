package dev.tidings.api.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.api.authentication.User;
import dev.tidings.api.query.Query;
import dev.tidings.api.read.Answer;
import dev.tidings.api.read.EventRequest;
import dev.tidings.api.read.StoredTerms;
import dev.tidings.api.wire.Status;
import dev.tidings.api.wire.Verb;
import dev.tidings.api.wire.WatchStream;
import dev.tidings.api.write.EventWriter;
import dev.tidings.api.write.Keeping;
import dev.tidings.api.write.WriteGate;
import dev.tidings.api.write.WriteTimes;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.ManagedFieldsEntry;
import dev.tidings.store.rocksdb.RocksEventStore;
import dev.tidings.store.rocksdb.RocksOptions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** For each test the resource over a store of its own, at a time that the test sets. */
@SuppressWarnings("NullAway.Init") // opened before each test
final class ResourceRig implements BeforeEachCallback, AfterEachCallback {
  static final Duration TTL = Duration.ofHours(1);

  /** Of one event. */
  static final int MOST_BYTES = 6 * 1024 * 1024;

  static final String MERGE = "application/merge-patch+json";
  static final String APPLY = "application/apply-patch+yaml";

  RocksEventStore store;
  EventResource resource;
  private Path directory;
  private final ExecutorService workers = Executors.newFixedThreadPool(2);
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-01T10:00:00Z"));
  private String userAgent = "first/1";

  @Override
  public void beforeEach(ExtensionContext test) throws IOException {
    directory = Files.createTempDirectory("resource");
    open(workers);
  }

  /** The same with watches that are filled by these workers. */
  void reopen(Executor watchWorkers) {
    close();
    open(watchWorkers);
  }

  private void open(Executor watchWorkers) {
    store =
        RocksEventStore.open(
            RocksOptions.of(directory, new StoredTerms())
                .withClock(now::get)
                .withUpkeepEvery(Duration.ZERO));
    resource =
        EventResource.start(
            store,
            new EventResource.Settings(
                new EventWriter.Settings(
                    now::get,
                    new Keeping(TTL, MOST_BYTES),
                    WriteTimes.of(new SimpleMeterRegistry(), OpenTelemetry.noop().getTracer(""))),
                new SplittableRandom(7),
                WriteGate.OPEN),
            workers,
            watchWorkers);
  }

  void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  /** The program that writes from now on. */
  ResourceRig as(String program) {
    userAgent = program + "/1";
    return this;
  }

  Event create(String name, String fields) {
    return one(create(ApiGroup.CORE, "", body(name, fields)));
  }

  Answer create(ApiGroup group, String query, String body) {
    return handle(request(Verb.CREATE, group, "", query, null, body));
  }

  Answer update(String name, String query, String fields) {
    return handle(request(Verb.UPDATE, ApiGroup.CORE, name, query, null, body(name, fields)));
  }

  Answer patch(String name, String patch) {
    return patch(ApiGroup.CORE, name, patch);
  }

  Answer patch(ApiGroup group, String name, String patch) {
    return handle(request(Verb.PATCH, group, name, "", MERGE, patch));
  }

  /** Applies part of an event through core/v1 as this manager. */
  Answer apply(String manager, String name, String body) {
    return apply(ApiGroup.CORE, "fieldManager=" + manager, name, body);
  }

  Answer apply(ApiGroup group, String query, String name, String body) {
    return handle(request(Verb.PATCH, group, name, query, APPLY, body));
  }

  Answer delete(String name) {
    return handle(request(Verb.DELETE, ApiGroup.CORE, name, "", null, ""));
  }

  Answer get(String name) {
    return handle(request(Verb.GET, ApiGroup.CORE, name, "", null, ""));
  }

  Answer.Many list(String query) {
    return (Answer.Many) handle(request(Verb.LIST, ApiGroup.CORE, "", query, null, ""));
  }

  Answer ask(Verb verb, String query) {
    return handle(request(verb, ApiGroup.CORE, "", query, null, ""));
  }

  WatchStream watch(String query) {
    return ((Answer.Watching) ask(Verb.WATCH, "watch=true&" + query)).stream();
  }

  private EventRequest request(
      Verb verb, ApiGroup group, String name, String query, @Nullable String type, String body) {
    return new EventRequest(
        verb,
        group,
        "ns",
        name,
        Query.parse(query),
        type,
        userAgent,
        User.ANONYMOUS,
        body.getBytes(UTF_8));
  }

  Answer handle(EventRequest request) {
    return await(resource.handle(request).toCompletableFuture());
  }

  static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get(20, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException failure) {
      throw new AssertionError("no answer", failure);
    }
  }

  /** A core/v1 event about a pod of the namespace. */
  static String body(String name, String fields) {
    return "{\"metadata\":{\"name\":\""
        + name
        + "\"},\"involvedObject\":{\"kind\":\"Pod\",\"namespace\":\"ns\",\"name\":\"web\"}"
        + (fields.isEmpty() ? "" : "," + fields)
        + "}";
  }

  static Event one(Answer answer) {
    return ((Answer.One) answer).event();
  }

  static Status said(Answer answer) {
    return ((Answer.Said) answer).status();
  }

  /** Who owns what: {@code manager apiVersion fields}, in order. */
  static List<String> managers(Event event) {
    return event.metadata().managedFields().stream().map(ResourceRig::manager).toList();
  }

  private static String manager(ManagedFieldsEntry entry) {
    return entry.manager() + " " + entry.apiVersion() + " " + entry.fieldsV1();
  }

  private void close() {
    resource.close();
    store.close();
  }

  @Override
  public void afterEach(ExtensionContext test) throws IOException {
    close();
    workers.shutdownNow();
    try (Stream<Path> all = Files.walk(directory)) {
      all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
  }
}
