package dev.tidings.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.search.Order;
import dev.tidings.search.Period;
import dev.tidings.search.Question;
import dev.tidings.search.Scope;
import dev.tidings.search.SearchException;
import dev.tidings.search.SearchPage;
import dev.tidings.search.SearchRequest;
import dev.tidings.search.query.EventQuery;
import dev.tidings.store.EventStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.lucene.store.LockObtainFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever becomes of an index's files or of the store behind it, what is answered is right. */
class LostIndexTest {
  private static final SearchRequest EVERYTHING =
      new SearchRequest(
          new Question(EventQuery.ALL, Period.ALWAYS, Scope.allOf(List.of("tidings", "blue"))),
          Order.NEWEST_FIRST,
          500,
          null,
          Set.of());

  @TempDir Path folder;

  /** What may happen to a file. */
  enum Damage {
    DELETED {
      @Override
      void strike(Path file, Random random) throws IOException {
        Files.delete(file);
      }
    },
    TRUNCATED {
      @Override
      void strike(Path file, Random random) throws IOException {
        byte[] content = Files.readAllBytes(file);
        int kept = content.length == 0 ? 0 : random.nextInt(content.length);
        Files.write(file, Arrays.copyOf(content, kept));
      }
    },
    FLIPPED {
      @Override
      void strike(Path file, Random random) throws IOException {
        byte[] content = Files.readAllBytes(file);
        if (content.length > 0) {
          content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));
          Files.write(file, content);
        }
      }
    };

    abstract void strike(Path file, Random random) throws IOException;
  }

  @ParameterizedTest
  @EnumSource
  void aDamagedIndexIsMadeAnew(Damage damage) throws IOException, InterruptedException {
    var random = new Random(11);
    try (var indexed = new IndexedWorld(folder, 11)) {
      indexed.follow("tidings");
      indexed.follow("blue");
      indexed.world().live(60);
      indexed.agree(5);
      for (int round = 0; round < 4; round++) {
        indexed.stop();
        List<Path> files = files(indexed.folder());
        damage.strike(files.get(random.nextInt(files.size())), random);
        indexed.world().live(5);
        indexed.start();
        indexed.agree(10);
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.endsWith("write.lock")).sorted().toList();
    }
  }

  /** As after kill -9: the folder as it was while the index was open. */
  @Test
  void anIndexThatWasNotClosedGoesOnFromItsLastCommit() throws IOException, InterruptedException {
    Path copy = folder.resolve("copy");
    try (var indexed = new IndexedWorld(folder, 12)) {
      indexed.follow("tidings");
      indexed.world().live(40);
      indexed.awaitAll();
      indexed.stop();
      indexed.start();
      indexed.world().live(40);
      indexed.awaitAll();
      copy(indexed.folder(), copy);
      indexed.stop();
      replace(indexed.folder(), copy);
      indexed.world().live(10);
      indexed.start();
      indexed.agree(20);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (Path file : files(from)) {
      Files.copy(file, to.resolve(file.getFileName()));
    }
  }

  private static void replace(Path folder, Path with) throws IOException {
    for (Path file : files(folder)) {
      Files.delete(file);
    }
    copy(with, folder);
  }

  @Test
  void aStoreInPlaceOfAnotherIsReadAnew() throws IOException, InterruptedException {
    try (var indexed = new IndexedWorld(folder, 13)) {
      indexed.follow("tidings");
      indexed.world().live(50);
      indexed.agree(5);
      indexed.stop();
      indexed.world().store("tidings").close();
      indexed.world().stores().clear();
      delete(folder.resolve("stores"));
      indexed.world().store("tidings");
      indexed.world().live(80);
      indexed.start();
      indexed.agree(20);
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> files = Files.walk(folder)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : deepestFirst) {
      Files.delete(each);
    }
  }

  @Test
  void whatIsMissedOfAHistoryIsMadeUpForByReadingWhatThereIs() throws InterruptedException {
    try (var indexed = new IndexedWorld(folder, 14)) {
      indexed.follow("tidings");
      indexed.world().live(50);
      indexed.agree(5);
      indexed.stop();
      indexed.world().live(50);
      indexed.world().store("tidings").compact();
      indexed.start();
      indexed.awaitAll();
      new Agreement(indexed.index(), indexed.scan()).search(EVERYTHING);
    }
  }

  @Test
  void aStoreThatFailsInTheMiddleIsReadOnLaterAndNothingIsCountedTwice()
      throws InterruptedException {
    try (var indexed = new IndexedWorld(folder, 16)) {
      var store = indexed.world().store("tidings");
      indexed.world().live(60);
      indexed.index().follow("tidings", FailingStore.over(store, 9));
      indexed.agree(10);
      indexed.world().live(5);
      indexed.agree(10);
    }
  }

  @Test
  void nothingIsAnsweredBeforeEverythingIsRead() throws Exception {
    try (var indexed = new IndexedWorld(folder, 17)) {
      var store = indexed.world().store("tidings");
      indexed.world().live(1_200);
      var more = new CountDownLatch(1);
      indexed.index().follow("tidings", FailingStore.slow(store, more));
      assertThatThrownBy(() -> indexed.index().search(EVERYTHING))
          .isInstanceOf(SearchException.class)
          .hasMessage("the index is being opened, or made anew");
      assertThat(indexed.index().sources().getFirst().indexedRevision()).isZero();
      more.countDown();
      indexed.agree(10);
    }
  }

  @Test
  void aStoreThatFailsWithinTheLongPastOfOneEventIsReadOnAndNothingIsCountedTwice()
      throws InterruptedException {
    try (var indexed = new IndexedWorld(folder, 21)) {
      EventStore store = indexed.world().store("tidings");
      // after the list and this one's past the fifth read is in the middle of the other's
      indexed.world().repeat(store, "a", 2, 10);
      indexed.world().repeat(store, "b", 12, 300_000);
      indexed.index().follow("tidings", FailingStore.over(store, 5));
      indexed.agree(10);
    }
  }

  @Test
  void aStoreThatCannotBeReadKeepsNoOthersFromBeingFound() throws InterruptedException {
    try (var indexed = new IndexedWorld(folder, 18)) {
      indexed.follow("tidings");
      var failing = FailingStore.over(indexed.world().store("blue"), 1);
      indexed.world().live(40);
      indexed.index().follow("blue", failing);
      indexed.await("tidings");
      assertThat(indexed.index().search(EVERYTHING).items())
          .isNotEmpty()
          .allMatch(found -> found.cluster().equals("tidings"));
    }
  }

  @Test
  void eventsThatTheirStoreCannotReadAreLeftOut() throws InterruptedException {
    try (var indexed = new IndexedWorld(folder, 20)) {
      indexed.follow("tidings");
      indexed.index().follow("blue", FailingStore.unreadable(indexed.world().store("blue")));
      indexed.world().live(40);
      indexed.awaitAll();
      SearchPage page = indexed.index().search(EVERYTHING);
      assertThat(page.total()).isGreaterThan(page.items().size());
      assertThat(page.items()).isNotEmpty().allMatch(found -> found.cluster().equals("tidings"));
    }
  }

  @Test
  void anIndexThatAnotherProcessHoldsIsNotDeleted() throws Exception {
    try (var indexed = new IndexedWorld(folder, 19)) {
      indexed.follow("tidings");
      indexed.world().live(20);
      indexed.awaitAll();
      List<Path> before = files(indexed.folder());
      var opening = new Opening(indexed.settings());
      for (boolean empty : new boolean[] {false, true}) {
        assertThatThrownBy(() -> opening.open(empty)).isInstanceOf(LockObtainFailedException.class);
      }
      assertThat(before).allMatch(Files::exists);
    }
  }

  @Test
  void anIndexOfAnotherFormatIsMadeAnew() throws IOException, InterruptedException {
    try (var indexed = new IndexedWorld(folder, 15)) {
      indexed.follow("tidings");
      indexed.world().live(30);
      indexed.agree(5);
      indexed.stop();
      OtherFormat.write(indexed.folder());
      indexed.start();
      indexed.agree(10);
    }
  }
}
