package dev.tidings.api.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.query.Query;
import dev.tidings.codec.StoredForm;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import dev.tidings.event.EventSource;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import dev.tidings.store.ListRequest;
import dev.tidings.store.ListResult;
import dev.tidings.store.Selection;
import dev.tidings.store.StoredEvent;
import dev.tidings.store.Term;
import dev.tidings.store.Write;
import dev.tidings.store.rocksdb.RocksEventStore;
import dev.tidings.store.rocksdb.RocksOptions;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random histories and selectors: whichever index is read, the answer is that of reading all. */
class SelectorPlansTest {
  private static final List<String> NAMESPACES = List.of("a", "a-b", "b");

  /** What events have, and selectors ask for; among it what is not indexed. */
  private static final Map<String, List<String>> VALUES =
      Map.of(
          "involvedObject.uid", List.of("", "u1", "u2", "y".repeat(600)),
          "involvedObject.name", List.of("", "web", "node-1", "größe"),
          "involvedObject.kind", List.of("", "Pod", "Pod", "Node", "Job"),
          "reason", List.of("", "BackOff", "Killing", "x".repeat(600)),
          "type", List.of("", "Normal", "Normal", "Warning", "Else"),
          "reportingComponent", List.of("", "kubelet"),
          "source", List.of("", "kubelet", "scheduler"));

  private static final List<String> FIELDS = VALUES.keySet().stream().sorted().toList();

  @TempDir Path directory;
  private final SplittableRandom random = new SplittableRandom(11);
  private RocksEventStore store;

  @BeforeEach
  void open() {
    store =
        RocksEventStore.open(
            RocksOptions.of(directory, new StoredTerms())
                .withClock(() -> Instant.EPOCH)
                .withUpkeepEvery(Duration.ZERO));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void noPlanChangesAnAnswer() throws Exception {
    Set<Term.Kind> read = EnumSet.noneOf(Term.Kind.class);
    for (int round = 0; round < 12; round++) {
      write(60);
      if (round == 8) {
        store.compact();
      }
      for (int i = 0; i < 60; i++) {
        compare(selector(), random.nextInt(3) == 0 ? "" : one(NAMESPACES), read);
      }
    }
    assertThat(read).containsExactlyInAnyOrder(Term.Kind.values());
  }

  private void compare(String selector, String namespace, Set<Term.Kind> read) throws Exception {
    long oldest = Math.max(store.stats().compactedRevision(), store.revision() - 80);
    long revision = random.nextLong(oldest, store.revision() + 1);
    var options =
        options(selector, "&limit=" + random.nextInt(1, 9) + "&resourceVersion=" + revision);
    var filter = EventFilter.of(namespace, options);
    if (filter.selection() instanceof Selection.Having having) {
      read.add(having.term().kind());
    }
    assertThat(inPages(namespace, selector, options))
        .as("%s in '%s' at %d", selector, namespace, revision)
        .isEqualTo(fromAll(filter, namespace, revision));
  }

  private List<String> inPages(String namespace, String selector, ListOptions first)
      throws Exception {
    var found = new ArrayList<String>();
    ListOptions options = first;
    while (true) {
      Answer.Many page = new EventLists(store).list(namespace, options);
      page.events().forEach(event -> found.add(shown(event)));
      if (page.continueToken().isEmpty()) {
        return found;
      }
      options = options(selector, "&limit=" + first.limit() + "&continue=" + page.continueToken());
    }
  }

  /** All of the store, decoded and looked at one by one. */
  private List<String> fromAll(EventFilter filter, String namespace, long revision) {
    var all = new ListRequest(new Selection.Everything(), revision, null, 10_000);
    return ((ListResult.Page) store.list(all))
        .events().stream()
            .filter(event -> namespace.isEmpty() || event.key().namespace().equals(namespace))
            .filter(event -> filter.matches(StoredEvents.read(event)))
            .map(SelectorPlansTest::shown)
            .toList();
  }

  private static String shown(StoredEvent event) {
    return event.key() + "@" + event.revision();
  }

  private static ListOptions options(String selector, String rest) throws Exception {
    String query = "fieldSelector=" + URLEncoder.encode(selector, UTF_8) + rest;
    return ListOptions.parse(Query.parse(query), ApiGroup.CORE);
  }

  private String selector() {
    return random
        .ints(random.nextInt(1, 4), 0, FIELDS.size())
        .mapToObj(FIELDS::get)
        .map(field -> field + (random.nextInt(4) == 0 ? "!=" : "=") + value(field))
        .collect(Collectors.joining(","));
  }

  private void write(int times) {
    for (int i = 0; i < times; i++) {
      var key = new EventKey(one(NAMESPACES), "e" + random.nextInt(40));
      StoredEvent there = store.read(key).orElse(null);
      Write write =
          there == null
              ? new Write.Create(key, value(key), null)
              : random.nextInt(3) == 0
                  ? new Write.Delete(key, there.revision())
                  : new Write.Replace(key, value(key), there.revision(), null);
      store.write(write).join();
    }
  }

  private byte[] value(EventKey key) {
    return StoredForm.encode(
        Event.builder()
            .metadata(ObjectMeta.builder().namespace(key.namespace()).name(key.name()).build())
            .involvedObject(
                new ObjectReference(
                    value("involvedObject.kind"),
                    key.namespace(),
                    value("involvedObject.name"),
                    value("involvedObject.uid"),
                    "v1",
                    "",
                    ""))
            .reason(value("reason"))
            .type(value("type"))
            .source(new EventSource(value("source"), ""))
            .reportingController(value("reportingComponent"))
            .build());
  }

  private String value(String field) {
    return one(requireNonNull(VALUES.get(field)));
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
