package dev.tidings.store.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.EventKey;
import dev.tidings.store.Change;
import dev.tidings.store.ChangesResult;
import dev.tidings.store.CommitTimes;
import dev.tidings.store.EventStore;
import dev.tidings.store.HistoryRequest;
import dev.tidings.store.ListRequest;
import dev.tidings.store.ListResult;
import dev.tidings.store.Past;
import dev.tidings.store.Selection;
import dev.tidings.store.StoredEvent;
import dev.tidings.store.Subscription;
import dev.tidings.store.Term;
import dev.tidings.store.Write;
import dev.tidings.store.WriteResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store promises. A kind of store inherits it and says how it is opened. */
public abstract class EventStoreContract {
  private static final Selection EVERYTHING = new Selection.Everything();
  private static final EventKey KEY = new EventKey("default", "web.1");
  private static final EventKey OTHER = new EventKey("default", "web.2");

  @TempDir Path directory;
  private final MovingClock clock = new MovingClock();
  private Opened opened;
  private EventStore store;

  protected abstract StoreOpener opener();

  @BeforeEach
  void open() {
    open(settings());
  }

  private StoreOpener.Settings settings() {
    return StoreOpener.Settings.of(directory, clock);
  }

  private void open(StoreOpener.Settings settings) {
    opened = opener().open(settings);
    store = opened.store();
  }

  @AfterEach
  void close() {
    opened.close();
  }

  private void reopen() {
    close();
    open();
  }

  @Test
  void theFirstWriteOfANewStoreGetsRevisionTwo() {
    assertThat(store.revision()).isEqualTo(1);
    assertThat(create(KEY, "one")).isEqualTo(2);
    assertThat(store.revision()).isEqualTo(2);
  }

  @Test
  void valuesComeBackAsTheyWereGiven() {
    byte[] anything = {0, -1, 'k', '8', 's', 0, 127};
    write(new Write.Create(KEY, anything, null));
    assertThat(store.read(KEY).orElseThrow().value()).isEqualTo(anything);
  }

  @Test
  void aReplaceKeepsTheCreateRevisionAndRenewsTheDueTime() {
    create(KEY, "one");
    Instant due = clock.instant().plusSeconds(60);
    long revision = written(new Write.Replace(KEY, Values.bytes("two"), 2, due));
    StoredEvent event = store.read(KEY).orElseThrow();
    assertThat(Shown.event(event))
        .isEqualTo(Shown.event(new StoredEvent(KEY, Values.bytes("two"), revision, 2, due)));
  }

  @Test
  void aReplaceByTheSameBytesIsAWrite() {
    create(KEY, "same");
    assertThat(written(new Write.Replace(KEY, Values.bytes("same"), 2, null))).isEqualTo(3);
  }

  @Test
  void whatIsRefusedUsesNoRevisionAndSaysWhatIsThere() {
    create(KEY, "one");
    StoredEvent current = store.read(KEY).orElseThrow();
    assertThat(shown(new Write.Create(KEY, Values.bytes("two"), null)))
        .isEqualTo(Shown.result(new WriteResult.Exists(current)));
    assertThat(shown(new Write.Replace(KEY, Values.bytes("two"), 1, null)))
        .isEqualTo(Shown.result(new WriteResult.Conflict(current)));
    assertThat(shown(new Write.Delete(KEY, 3)))
        .isEqualTo(Shown.result(new WriteResult.Conflict(current)));
    assertThat(write(new Write.Replace(OTHER, Values.bytes("two"), 0, null)))
        .isEqualTo(new WriteResult.Missing(OTHER));
    assertThat(write(new Write.Delete(OTHER, 2))).isEqualTo(new WriteResult.Missing(OTHER));
    assertThat(store.revision()).isEqualTo(2);
  }

  @Test
  void writesOfOneThreadAreDecidedInTheirOrder() {
    var answers = new ArrayList<CompletableFuture<WriteResult>>();
    answers.add(store.write(new Write.Create(KEY, Values.bytes("0"), null)));
    for (int i = 1; i < 500; i++) {
      answers.add(store.write(new Write.Replace(KEY, Values.bytes("" + i), i + 1, null)));
    }
    assertThat(answers.stream().map(Duel::await).toList())
        .isEqualTo(
            IntStream.range(0, 500)
                .<WriteResult>mapToObj(i -> new WriteResult.Written(i + 2))
                .toList());
  }

  @Test
  void anAnsweredWriteIsReadableAtOnce() {
    for (int i = 0; i < 100; i++) {
      var key = new EventKey("default", "e" + i);
      long revision = create(key, "x");
      assertThat(store.read(key)).isPresent();
      assertThat(store.revision()).isGreaterThanOrEqualTo(revision);
      assertThat(changes(revision - 1)).hasSize(1);
    }
  }

  @Test
  void manyAreRemovedInOneRevisionAndNoBatchOfChangesStopsInside() {
    List<EventKey> keys = keys(20);
    keys.forEach(key -> create(key, "x"));
    var asked = new ArrayList<>(keys);
    asked.add(new EventKey("default", "missing"));
    long revision = Duel.await(store.removeTogether(asked));
    assertThat(revision).isEqualTo(22);
    var batch = (ChangesResult.Batch) store.changes(revision - 1, 3);
    assertThat(batch.changes()).extracting(Change::key).isEqualTo(keys);
    assertThat(batch.upTo()).isEqualTo(revision);
    assertThat(Duel.await(store.removeTogether(asked))).isEqualTo(revision);
    assertThat(store.revision()).isEqualTo(revision);
  }

  @Test
  void listsFollowTheByteOrderOfPaths() {
    List.of("b/a", "a/x", "a-b/x", "a/x.y", "a/é").forEach(path -> create(key(path), "x"));
    assertThat(paths(page(EVERYTHING, ListRequest.LATEST, null, 10)))
        .containsExactly("a-b/x", "a/x", "a/x.y", "a/é", "b/a");
    assertThat(paths(page(new Selection.InNamespace("a"), ListRequest.LATEST, null, 10)))
        .containsExactly("a/x", "a/x.y", "a/é");
  }

  @Test
  void laterPagesShowTheRevisionOfTheFirst() {
    List<EventKey> keys = keys(10);
    keys.forEach(key -> create(key, "old"));
    ListResult.Page first = page(EVERYTHING, ListRequest.LATEST, null, 4);
    delete(keys.get(5));
    create(new EventKey("default", "e55"), "new");
    StoredEvent changed = store.read(keys.get(7)).orElseThrow();
    write(new Write.Replace(changed.key(), Values.bytes("new"), changed.revision(), null));
    EventKey after = first.events().getLast().key();
    assertThat(store.count(new ListRequest(EVERYTHING, first.revision(), after, 1))).isEqualTo(6);
    ListResult.Page rest = page(EVERYTHING, first.revision(), after, 100);
    assertThat(rest.events()).extracting(StoredEvent::key).isEqualTo(keys.subList(4, 10));
    assertThat(rest.events()).allMatch(event -> Values.text(event.value()).equals("old"));
    assertThat(first.more()).isTrue();
    assertThat(rest.more()).isFalse();
  }

  @Test
  void theRestOfANamespaceIsCountedAtEachRevision() {
    List<EventKey> keys = keys(10);
    keys.forEach(key -> create(key, "x"));
    var namespace = new Selection.InNamespace("default");
    ListResult.Page first = page(namespace, ListRequest.LATEST, null, 4);
    EventKey end = first.events().getLast().key();
    assertThat(store.count(new ListRequest(namespace, first.revision(), end, 1))).isEqualTo(6);
    delete(keys.get(0));
    delete(keys.get(5));
    create(new EventKey("default", "e55"), "x");
    create(new EventKey("default", "e66"), "x");
    create(new EventKey("default", "e77"), "x");
    create(new EventKey("other", "e88"), "x");
    assertThat(store.count(new ListRequest(namespace, first.revision(), end, 1))).isEqualTo(6);
    EventKey other = first.events().get(1).key();
    assertThat(store.count(new ListRequest(namespace, first.revision(), other, 1))).isEqualTo(8);
    ListResult.Page second = page(namespace, ListRequest.LATEST, null, 4);
    EventKey next = second.events().getLast().key();
    assertThat(store.count(new ListRequest(namespace, second.revision(), next, 1))).isEqualTo(7);
    assertThat(store.count(new ListRequest(namespace, second.revision(), null, 1))).isEqualTo(11);
  }

  @Test
  void whatIsAboutAnObjectIsListedAsItWasAtTheRevision() {
    var about = new Selection.Having(Term.uid("uid-1"), "default");
    long created = create(KEY, "uid-1|web|x");
    create(OTHER, "uid-2|web|x");
    long moved = replace(KEY, "uid-2|web|y");
    long deleted = delete(KEY);
    assertThat(paths(page(about, created, null, 9))).containsExactly(KEY.path());
    assertThat(paths(page(about, moved, null, 9))).isEmpty();
    var all = new Selection.Having(Term.name("web"), null);
    assertThat(paths(page(all, moved, null, 9))).containsExactly(KEY.path(), OTHER.path());
    assertThat(paths(page(all, deleted, null, 9))).containsExactly(OTHER.path());
    assertThat(store.count(new ListRequest(all, moved, KEY, 1))).isEqualTo(1);
  }

  @Test
  void aRevisionNotGivenYetIsTheFuture() {
    assertThat(store.list(new ListRequest(EVERYTHING, 2, null, 1)))
        .isEqualTo(new ListResult.Future(1));
    assertThat(store.changes(7, 10)).isEqualTo(new ChangesResult.Batch(List.of(), 7));
  }

  @Test
  void changesCarryTheStatesBeforeAndAfter() {
    create(KEY, "one");
    replace(KEY, "two");
    delete(KEY);
    create(KEY, "three");
    assertThat(changes(1))
        .extracting(Shown::change)
        .containsExactly(
            "2 default/web.1: nothing -> default/web.1@2/2 due null one",
            "3 default/web.1: default/web.1@2/2 due null one"
                + " -> default/web.1@3/2 due null two",
            "4 default/web.1: default/web.1@3/2 due null two -> nothing",
            "5 default/web.1: nothing -> default/web.1@5/5 due null three");
  }

  @Test
  void whatIsDueIsDeletedEachInItsOwnRevision() {
    createDue(KEY, 60);
    createDue(OTHER, 30);
    create(new EventKey("default", "stays"), "x");
    pass(59);
    assertThat(store.read(KEY)).isPresent();
    assertThat(store.read(OTHER)).isEmpty();
    pass(1);
    assertThat(changes(4)).extracting(Change::key).containsExactly(OTHER, KEY);
    assertThat(changes(4)).extracting(Change::revision).containsExactly(5L, 6L);
    assertThat(store.stats().expired()).isEqualTo(2);
    assertThat(store.stats().liveEvents()).isEqualTo(1);
  }

  @Test
  void aWriteRenewsTheTimeAndMayTakeItAway() {
    createDue(KEY, 10);
    createDue(OTHER, 10);
    written(new Write.Replace(KEY, Values.bytes("x"), 2, clock.instant().plusSeconds(20)));
    written(new Write.Replace(OTHER, Values.bytes("x"), 3, null));
    pass(15);
    assertThat(store.revision()).isEqualTo(5);
    pass(5);
    assertThat(store.read(KEY)).isEmpty();
    assertThat(store.read(OTHER)).isPresent();
  }

  @Test
  void anotherDueTimeIsNoChange() {
    createDue(KEY, 10);
    createDue(OTHER, 10);
    assertThat(Duel.await(store.redate(KEY, 2, clock.instant().plusSeconds(20)))).isTrue();
    assertThat(Duel.await(store.redate(OTHER, 3, null))).isTrue();
    assertThat(Duel.await(store.redate(OTHER, 2, clock.instant()))).isFalse();
    assertThat(store.revision()).isEqualTo(3);
    assertThat(store.read(KEY).orElseThrow().due()).isEqualTo(clock.instant().plusSeconds(20));
    pass(15);
    assertThat(store.revision()).isEqualTo(3);
    pass(5);
    assertThat(store.read(KEY)).isEmpty();
    assertThat(store.read(OTHER)).isPresent();
  }

  @Test
  void anEarlierDueTimeCountsAtOnce() {
    createDue(KEY, 600);
    reopen();
    assertThat(Duel.await(store.redate(KEY, 2, clock.instant().minusSeconds(1)))).isTrue();
    pass(0);
    assertThat(store.read(KEY)).isEmpty();
    assertThat(changes(2)).extracting(Change::after).containsExactly((StoredEvent) null);
  }

  @Test
  void whatIsOlderThanTheHistoryIsExpired() {
    create(KEY, "one");
    pass(601);
    long second = replace(KEY, "two");
    opened.upkeep().run();
    assertThat(store.list(new ListRequest(EVERYTHING, 1, null, 1)))
        .isEqualTo(new ListResult.Expired(2));
    assertThat(store.changes(1, 10)).isEqualTo(new ChangesResult.Expired(2));
    assertThat(store.recentChanges(1, 10)).contains(new ChangesResult.Expired(2));
    assertThat(changes(2)).extracting(Change::revision).containsExactly(second);
    assertThat(page(EVERYTHING, 2, null, 1).events()).hasSize(1);
    assertThat(store.count(new ListRequest(EVERYTHING, 1, null, 1))).isZero();
  }

  @Test
  void compactionDropsThePastAndNothingElse() {
    create(KEY, "one");
    replace(KEY, "two");
    assertThat(store.compact()).isEqualTo(3);
    assertThat(store.changes(2, 1)).isEqualTo(new ChangesResult.Expired(3));
    assertThat(page(EVERYTHING, 3, null, 1).events()).hasSize(1);
    assertThat(store.stats().compactedRevision()).isEqualTo(3);
    assertThat(store.stats().historyBytes()).isZero();
    assertThat(replace(KEY, "three")).isEqualTo(4);
    assertThat(changes(3)).hasSize(1);
  }

  @Test
  void historyIsBoundedByBytesOldestFirst() {
    close();
    var small = directory.resolve("small");
    open(settings().in(small).withHistory(Duration.ofDays(1), 5_000));
    create(KEY, "x");
    for (int i = 0; i < 20; i++) {
      replace(KEY, "x".repeat(1_000) + i);
    }
    opened.upkeep().run();
    assertThat(store.stats().historyBytes()).isBetween(1_000L, 5_000L);
    long oldest = store.stats().compactedRevision();
    assertThat(oldest).isBetween(17L, 21L);
    assertThat(changes(oldest)).hasSize((int) (store.revision() - oldest));
  }

  @Test
  void everythingIsThereAfterReopening() {
    create(KEY, "uid|name|1");
    createDue(OTHER, 60);
    replace(KEY, "uid|name|2");
    store.compact();
    delete(KEY);
    List<String> before = Shown.changes(changes(4));
    reopen();
    assertThat(store.revision()).isEqualTo(5);
    assertThat(store.stats().compactedRevision()).isEqualTo(4);
    assertThat(store.stats().liveEvents()).isEqualTo(1);
    assertThat(Shown.changes(changes(4))).isEqualTo(before);
    assertThat(paths(page(new Selection.Having(Term.uid("uid"), null), 4, null, 1))).hasSize(1);
    pass(60);
    assertThat(store.read(OTHER)).isEmpty();
    assertThat(create(KEY, "again")).isEqualTo(7);
  }

  @Test
  void revisionsGoOnAfterReopeningEvenIfNothingIsLeft() {
    create(KEY, "x");
    delete(KEY);
    store.compact();
    reopen();
    assertThat(store.revision()).isEqualTo(3);
    assertThat(create(KEY, "x")).isEqualTo(4);
  }

  @Test
  void theHistoryOfAnEventIsItsStatesTheNewestFirstWithTheirTimes() {
    Instant start = clock.instant();
    create(KEY, "x1");
    clock.advance(Duration.ofSeconds(10));
    create(OTHER, "other");
    replace(KEY, "x2");
    clock.advance(Duration.ofSeconds(10));
    replace(KEY, "x3");
    assertThat(history(KEY, HistoryRequest.NEWEST, 9))
        .isEqualTo(
            "more false: ["
                + "default/web.1@5/2 due null x3 written %s, ".formatted(start.plusSeconds(20))
                + "default/web.1@4/2 due null x2 written %s, ".formatted(start.plusSeconds(10))
                + "default/web.1@2/2 due null x1 written %s]".formatted(start));
  }

  @Test
  void theHistoryOfAnEventComesInPages() {
    create(KEY, "x1");
    replace(KEY, "x2");
    replace(KEY, "x3");
    assertThat(history(KEY, HistoryRequest.NEWEST, 2)).startsWith("more true").contains("x3", "x2");
    assertThat(history(KEY, 3, 2)).startsWith("more false").contains("x1").doesNotContain("x2");
    assertThat(history(KEY, 2, 2)).isEqualTo("more false: []");
    assertThat(history(OTHER, HistoryRequest.NEWEST, 2)).isEqualTo("more false: []");
  }

  @Test
  void whatADeletedEventHasBeenCanBeReadWhileItIsRecent() {
    create(KEY, "first");
    delete(KEY);
    create(KEY, "second");
    delete(KEY);
    assertThat(history(KEY, HistoryRequest.NEWEST, 9)).contains("@4/4", "second", "@2/2", "first");
    pass(601);
    assertThat(history(KEY, HistoryRequest.NEWEST, 9)).isEqualTo("more false: []");
  }

  @Test
  void whereOnlyTheRecentIsKeptOldStatesGo() {
    create(KEY, "old");
    pass(601);
    replace(KEY, "new");
    assertThat(history(KEY, HistoryRequest.NEWEST, 9))
        .isEqualTo(
            "more false: [default/web.1@3/2 due null new written %s, ".formatted(clock.instant())
                + "default/web.1@2/2 due null old written null]");
    pass(601);
    assertThat(history(KEY, HistoryRequest.NEWEST, 9))
        .isEqualTo("more false: [default/web.1@3/2 due null new written null]");
  }

  @Test
  void whereThePastOfEventsIsKeptItIsThereAsLongAsTheyAre() {
    close();
    open(settings().in(directory.resolve("kept")).withPast(Past.OF_EVENTS));
    create(KEY, "x1");
    pass(601);
    replace(KEY, "x2");
    String before = history(KEY, HistoryRequest.NEWEST, 9);
    assertThat(before).contains("x1 written 20", "x2 written 20");
    pass(86_400);
    assertThat(history(KEY, HistoryRequest.NEWEST, 9)).isEqualTo(before);
    assertThat(store.changes(1, 1)).isEqualTo(new ChangesResult.Expired(3));
    delete(KEY);
    assertThat(store.stats().historyBytes()).isPositive();
    pass(601);
    assertThat(history(KEY, HistoryRequest.NEWEST, 9)).isEqualTo("more false: []");
    assertThat(store.stats().historyBytes()).isZero();
  }

  @Test
  void listenersAreToldOfCommitsUntilTheyLeave() throws Exception {
    var told = new AtomicInteger();
    var seen = new CompletableFuture<Long>();
    AutoCloseable listening = store.onCommit(told::incrementAndGet);
    AutoCloseable asking = store.onCommit(() -> seen.complete(store.revision()));
    create(KEY, "x");
    assertThat(Duel.await(seen)).isEqualTo(2);
    listening.close();
    asking.close();
    int before = told.get();
    replace(KEY, "y");
    replace(KEY, "z");
    assertThat(before).isEqualTo(1);
    assertThat(told.get()).isEqualTo(1);
  }

  @Test
  void eachCommitTellsHowLongItTookAndHowMuchOfThatItsSync() {
    var told = new ArrayList<CommitTimes>();
    Subscription listening = store.timeCommits(told::add);
    create(KEY, "x");
    listening.close();
    replace(KEY, "y");
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().sync()).isBetween(Duration.ZERO, told.getFirst().whole());
  }

  @Test
  void manyWritersAndAFollowerSeeEveryChangeOnceAndInOrder() throws InterruptedException {
    var writers =
        IntStream.range(0, 8).mapToObj(i -> Thread.ofPlatform().start(() -> churn(i))).toList();
    var revisions = new ArrayList<Long>();
    long upTo = 1;
    while (revisions.size() < 8 * 100) {
      var batch = (ChangesResult.Batch) store.changes(upTo, 50);
      batch.changes().forEach(change -> revisions.add(change.revision()));
      upTo = batch.upTo();
    }
    for (Thread writer : writers) {
      writer.join();
    }
    assertThat(revisions).isEqualTo(IntStream.range(0, 800).mapToObj(i -> (long) i + 2).toList());
  }

  private void churn(int writer) {
    var key = new EventKey("default", "writer-" + writer);
    for (int i = 0; i < 50; i++) {
      long revision = create(key, "x");
      write(new Write.Delete(key, revision));
    }
  }

  private WriteResult write(Write write) {
    return Duel.await(store.write(write));
  }

  private String shown(Write write) {
    return Shown.result(write(write));
  }

  private long written(Write write) {
    WriteResult result = write(write);
    assertThat(result).isInstanceOf(WriteResult.Written.class);
    return ((WriteResult.Written) result).revision();
  }

  private long create(EventKey key, String value) {
    return written(new Write.Create(key, Values.bytes(value), null));
  }

  private void createDue(EventKey key, int seconds) {
    written(new Write.Create(key, Values.bytes("x"), clock.instant().plusSeconds(seconds)));
  }

  private long replace(EventKey key, String value) {
    long revision = store.read(key).orElseThrow().revision();
    return written(new Write.Replace(key, Values.bytes(value), revision, null));
  }

  private long delete(EventKey key) {
    return written(new Write.Delete(key, store.read(key).orElseThrow().revision()));
  }

  private void pass(int seconds) {
    clock.advance(Duration.ofSeconds(seconds));
    opened.upkeep().run();
  }

  private ListResult.Page page(
      Selection selection, long revision, @Nullable EventKey after, int limit) {
    return (ListResult.Page) store.list(new ListRequest(selection, revision, after, limit));
  }

  private String history(EventKey key, long before, int limit) {
    return Shown.history(store.history(new HistoryRequest(key, before, limit)));
  }

  private List<Change> changes(long after) {
    return ((ChangesResult.Batch) store.changes(after, 1_000)).changes();
  }

  private static List<String> paths(ListResult.Page page) {
    return page.events().stream().map(event -> event.key().path()).toList();
  }

  private static List<EventKey> keys(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new EventKey("default", "e" + (100 + i)))
        .toList();
  }

  private static EventKey key(String path) {
    int slash = path.indexOf('/');
    return new EventKey(path.substring(0, slash), path.substring(slash + 1));
  }
}
