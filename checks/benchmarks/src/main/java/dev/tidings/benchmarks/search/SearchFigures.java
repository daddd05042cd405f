package dev.tidings.benchmarks.search;

import dev.tidings.benchmarks.Figure;
import dev.tidings.codec.DecodeException;
import dev.tidings.codec.StoredForm;
import dev.tidings.event.Event;
import dev.tidings.search.Dimension;
import dev.tidings.search.EventSearch;
import dev.tidings.search.HistogramRequest;
import dev.tidings.search.Order;
import dev.tidings.search.Period;
import dev.tidings.search.Question;
import dev.tidings.search.Scope;
import dev.tidings.search.SearchRequest;
import dev.tidings.search.Top;
import dev.tidings.search.TopObjectsRequest;
import dev.tidings.search.TopRequest;
import dev.tidings.search.query.EventQuery;
import dev.tidings.search.query.QueryException;
import dev.tidings.store.Cluster;
import dev.tidings.store.ListRequest;
import dev.tidings.store.ListResult;
import dev.tidings.store.Selection;
import dev.tidings.store.StoredEvent;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How long each kind of question takes at a million events, and what the index costs. */
public final class SearchFigures {
  private static final int EVENTS = Integer.getInteger("tidings.search.events", 1_000_000);
  private static final int ASKED = Integer.getInteger("tidings.search.asked", 200);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int WARM = 30;
  private static final int WRITES = EVENTS / 10;
  private static final double MOST_MILLIS = 100;
  private static final int PAGE = 5_000;
  private static final Period WEEK =
      new Period(RecordedEvents.END.minus(RecordedEvents.LENGTH), RecordedEvents.END);
  private static final Period DAY =
      new Period(RecordedEvents.END.minus(Duration.ofDays(1)), RecordedEvents.END);
  private static final Scope ALL = Scope.allOf(List.of(Cluster.OWN));

  private SearchFigures() {}

  /** The recording comes as an argument. */
  public static void main(String[] arguments)
      throws IOException, DecodeException, QueryException, InterruptedException {
    RecordedEvents events = RecordedEvents.read(Path.of(arguments[0]), EVENTS + 2 * WRITES);
    try (var filled = new FilledIndex(events)) {
      filled.write(EVENTS - WRITES);
      write(filled, "writes, 256 at once, in the same process: without the index");
      build(filled);
      ask(filled.index());
      found(filled);
      write(filled, "the same with it, until all can be found");
      scan(filled);
    }
  }

  private static void write(FilledIndex filled, String what) throws InterruptedException {
    long begin = System.nanoTime();
    double cpu = cpuSeconds();
    filled.write(WRITES);
    double perSecond = WRITES / seconds(begin);
    filled.awaitIfFollowed();
    double micros = (cpuSeconds() - cpu) * 1e6 / WRITES;
    String measured =
        String.format(Locale.ROOT, "%,.0f/s, processor %.0f µs each", perSecond, micros);
    Figure.plain(what, Figure.NOT_MEASURED, measured).print();
  }

  private static double cpuSeconds() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9;
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  private static void build(FilledIndex filled) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    double cpu = cpuSeconds();
    filled.follow();
    filled.await();
    double seconds = seconds(begin);
    Figure.plain(
            String.format(Locale.ROOT, "the index of %,d events made anew", EVENTS),
            Figure.NOT_MEASURED,
            String.format(
                Locale.ROOT,
                "%.0f s, %,.0f/s, processor %.0f s",
                seconds,
                EVENTS / seconds,
                cpuSeconds() - cpu))
        .print();
    Figure.plain(
            "its size",
            Figure.NOT_MEASURED,
            String.format(Locale.ROOT, "%d MB", filled.indexBytes() / 1_000_000))
        .print();
  }

  private static void ask(EventSearch index) throws QueryException {
    Set<Dimension> facets = EnumSet.allOf(Dimension.class);
    time("search: everything, 50 newest, six facets", index, search("", facets));
    time(
        "search: words, `back-off restarting`, facets",
        index,
        search("back-off restarting", facets));
    time(
        "search: words and filters, facets", index, search("type=Warning kind=Pod failed", facets));
    time("search: a rare word", index, search("\"web-0\" 1a", Set.of()));
    time("search: a beginning, `fail*`", index, search("fail*", Set.of()));
    time("search: most frequent first", index, mostFrequent());
    time("search: of 20 namespaces out of 200, facets", index, within(index, facets));
    time("histogram: a week in 60 parts", index, histogram(null));
    time(
        "histogram: the same by reason",
        index,
        histogram(new HistogramRequest.Split(Dimension.REASON, 10)));
    time("top: reasons of a week", index, top(Dimension.REASON, WEEK));
    time("top: namespaces of a day, and of the day before", index, top(Dimension.NAMESPACE, DAY));
    time("top: objects of a week", index, objects(TopObjectsRequest.Level.OBJECT));
    time("top: owners of a week", index, objects(TopObjectsRequest.Level.OWNER));
  }

  private static Question question(String query, Period period) throws QueryException {
    return new Question(EventQuery.parse(query), period, ALL);
  }

  private static Consumer<EventSearch> search(String query, Set<Dimension> facets)
      throws QueryException {
    Question what = question(query, Period.ALWAYS);
    var request = new SearchRequest(what, Order.NEWEST_FIRST, 50, null, facets);
    return index -> index.search(request);
  }

  private static Consumer<EventSearch> mostFrequent() throws QueryException {
    Question what = question("", Period.ALWAYS);
    var request = new SearchRequest(what, Order.MOST_FREQUENT_FIRST, 50, null, Set.of());
    return index -> index.search(request);
  }

  private static Consumer<EventSearch> within(EventSearch filled, Set<Dimension> facets)
      throws QueryException {
    Set<String> some =
        filled.top(new TopRequest(question("", WEEK), Dimension.NAMESPACE, 20)).items().stream()
            .map(Top.Item::value)
            .collect(Collectors.toSet());
    Scope scope = Scope.NOTHING.with(Cluster.OWN, new Scope.Namespaces.Only(some));
    var what = new Question(EventQuery.ALL, Period.ALWAYS, scope);
    var request = new SearchRequest(what, Order.NEWEST_FIRST, 50, null, facets);
    return index -> index.search(request);
  }

  private static Consumer<EventSearch> histogram(HistogramRequest.@Nullable Split split)
      throws QueryException {
    var request = new HistogramRequest(question("", WEEK), 60, split);
    return index -> index.histogram(request);
  }

  private static Consumer<EventSearch> top(Dimension by, Period period) throws QueryException {
    var request = new TopRequest(question("", period), by, 10);
    return index -> index.top(request);
  }

  private static Consumer<EventSearch> objects(TopObjectsRequest.Level level)
      throws QueryException {
    var request = new TopObjectsRequest(question("", WEEK), level, 10);
    return index -> index.topObjects(request);
  }

  private static void time(String what, EventSearch index, Consumer<EventSearch> asked) {
    for (int i = 0; i < WARM; i++) {
      asked.accept(index);
    }
    double[] millis = new double[ASKED];
    long cpuBefore = THREADS.getCurrentThreadCpuTime();
    for (int i = 0; i < ASKED; i++) {
      long begin = System.nanoTime();
      asked.accept(index);
      millis[i] = seconds(begin) * 1e3;
    }
    double cpu = (THREADS.getCurrentThreadCpuTime() - cpuBefore) / 1e6 / ASKED;
    String also = String.format(Locale.ROOT, ", processor %.1f ms", cpu);
    print(what, millis, also, MOST_MILLIS);
  }

  private static void print(String what, double[] millis, String also, double most) {
    Arrays.sort(millis);
    double p99 = millis[millis.length * 99 / 100];
    double p50 = millis[millis.length / 2];
    new Figure(
            what,
            Figure.NOT_MEASURED,
            String.format(Locale.ROOT, "p99 ≤ %,.0f ms", most),
            String.format(Locale.ROOT, "p50 %.1f ms, p99 %.1f ms%s", p50, p99, also),
            p99 <= most)
        .print();
  }

  /** From when a write is answered until it is found. */
  private static void found(FilledIndex filled) throws InterruptedException {
    double[] millis = new double[ASKED / 4];
    for (int i = 0; i < millis.length; i++) {
      filled.write(1);
      long begin = System.nanoTime();
      filled.await();
      millis[i] = seconds(begin) * 1e3;
    }
    print("a write can be found after", millis, "", 1_000);
  }

  /** What every question would cost without an index: each event is read, decoded and looked at. */
  private static void scan(FilledIndex filled) throws QueryException {
    EventQuery query = EventQuery.parse("type=Warning kind=Pod failed");
    long begin = System.nanoTime();
    long read = read(filled, event -> {});
    String alone = String.format(Locale.ROOT, "%.1f s", seconds(begin));
    Figure.plain(
            String.format(Locale.ROOT, "without an index: reading %,d events", read),
            Figure.NOT_MEASURED,
            alone)
        .print();
    begin = System.nanoTime();
    read(filled, event -> query.matches(Cluster.OWN, decoded(event)));
    Figure.plain(
            "the same, and looking at each",
            Figure.NOT_MEASURED,
            String.format(Locale.ROOT, "%.1f s", seconds(begin)))
        .print();
  }

  private static Event decoded(StoredEvent event) {
    try {
      return StoredForm.decode(event.value());
    } catch (DecodeException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long read(FilledIndex filled, Consumer<StoredEvent> look) {
    long read = 0;
    var request = new ListRequest(new Selection.Everything(), ListRequest.LATEST, null, PAGE);
    while (true) {
      if (!(filled.store().list(request) instanceof ListResult.Page page)) {
        throw new IllegalStateException("the store cannot be read at one revision");
      }
      page.events().forEach(look);
      read += page.events().size();
      if (!page.more()) {
        return read;
      }
      request =
          new ListRequest(
              new Selection.Everything(), page.revision(), page.events().getLast().key(), PAGE);
    }
  }
}
