package dev.tidings.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tidings.event.EventKey;
import dev.tidings.store.ChangesResult;
import dev.tidings.store.ListRequest;
import dev.tidings.store.ListResult;
import dev.tidings.store.Selection;
import dev.tidings.store.StoreException;
import dev.tidings.store.Write;
import dev.tidings.store.WriteResult;
import dev.tidings.store.kit.MovingClock;
import dev.tidings.store.kit.Shown;
import dev.tidings.store.kit.StoreOpener;
import dev.tidings.store.kit.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store as a killed process leaves it, each of its files damaged in turn: it is refused in a line
 * that says what to do, or all that was acknowledged can be read.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DamagedFilesTest {
  /** For one file, damaged in one way: the class's timeout is not for what a factory makes. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final long MIB = 1 << 20;

  /** So small that there are several tables and several write-ahead logs. */
  private static final MemoryBudget SMALL =
      new MemoryBudget(8 * MIB, MIB, MIB, 1000, 64 * MIB, 16_384);

  /** What people read, and what RocksDB writes anew when it is not there. */
  private static final String NOT_NEEDED = "LOG.*|LOCK|IDENTITY|OPTIONS-.*|tidings\\.lock";

  @TempDir Path scratch;
  private final MovingClock clock = new MovingClock();
  private final Random random = new Random(1);

  /** One way to damage a file. */
  private enum Harm {
    MISSING,
    EMPTY,
    CUT_AT_A_QUARTER,
    CUT_AT_THREE_QUARTERS,
    CUT_BY_A_BYTE,
    FLIPPED_EARLY,
    FLIPPED_IN_THE_MIDDLE,
    FLIPPED_LATE,
    FLIPPED_AT_THE_END,
    ZEROED_AT_THE_END;

    void to(Path file) throws IOException {
      int size = Math.toIntExact(Files.size(file));
      switch (this) {
        case MISSING -> Files.delete(file);
        case EMPTY -> Damage.cut(file, 0);
        case CUT_AT_A_QUARTER -> Damage.cut(file, size / 4);
        case CUT_AT_THREE_QUARTERS -> Damage.cut(file, size * 3 / 4);
        case CUT_BY_A_BYTE -> Damage.cut(file, Math.max(0, size - 1));
        case FLIPPED_EARLY -> Damage.flip(file, size / 8);
        case FLIPPED_IN_THE_MIDDLE -> Damage.flip(file, size / 2);
        case FLIPPED_LATE -> Damage.flip(file, size * 7 / 8);
        case FLIPPED_AT_THE_END -> Damage.flip(file, size - 1);
        case ZEROED_AT_THE_END -> Damage.zero(file, size - Math.min(size, 500));
      }
    }
  }

  /** A copy of an open store's files, and what had been acknowledged when it was taken. */
  private record Left(Path directory, List<String> acknowledged) {}

  @TestFactory
  Stream<DynamicTest> nothingIsStartedOnHalfOfItsData() throws IOException {
    Left left = leave();
    List<Path> files = Folders.list(left.directory());
    assertThat(files).filteredOn(file -> file.toString().endsWith(".sst")).hasSizeGreaterThan(5);
    assertThat(files).filteredOn(file -> file.toString().endsWith(".log")).hasSizeGreaterThan(2);
    return files.stream()
        .map(file -> file.getFileName().toString())
        .flatMap(
            name ->
                Stream.of(Harm.values())
                    .map(
                        harm ->
                            dynamicTest(name + " " + harm, () -> checkInTime(left, name, harm))));
  }

  private void checkInTime(Left left, String name, Harm harm) {
    assertTimeoutPreemptively(PATIENCE, () -> check(left, name, harm));
  }

  private void check(Left left, String name, Harm harm) throws IOException {
    Path damaged = Files.createTempDirectory(scratch, "damaged");
    copy(left.directory(), damaged);
    if (Files.size(damaged.resolve(name)) == 0 && harm != Harm.MISSING) {
      return;
    }
    harm.to(damaged.resolve(name));
    try (var store = open(damaged)) {
      assertThat(contents(store)).isEqualTo(left.acknowledged());
    } catch (StoreException refused) {
      assertThat(name).doesNotMatch(NOT_NEEDED);
      assertThat(refused)
          .hasMessageContaining(damaged.toString())
          .hasMessageContaining(named(name, harm))
          .hasMessageContaining("restore a snapshot into an empty directory")
          .hasMessageNotContaining("\n");
      assertThatThrownBy(() -> open(damaged)).as("the second time").isNotNull();
    }
  }

  /** What a refusal says of a file: a log that is not there has left its number at most. */
  private static String named(String file, Harm harm) {
    return harm == Harm.MISSING && file.endsWith(".log") ? "log" : file;
  }

  private Left leave() throws IOException {
    Path live = scratch.resolve("live");
    try (var store = open(live)) {
      createAll(store, 0, 40);
    }
    try (var store = open(live)) {
      createAll(store, 40, 120);
      return new Left(copyOfOneMoment(live), contents(store));
    }
  }

  private RocksEventStore open(Path directory) {
    return open(directory, SMALL);
  }

  private RocksEventStore open(Path directory, MemoryBudget memory) {
    return RocksEventStore.open(
        RocksStores.options(StoreOpener.Settings.of(directory, clock)).withMemory(memory));
  }

  private void createAll(RocksEventStore store, int from, int to) {
    for (int i = from; i < to; i++) {
      String text =
          random.ints(20_000, 'a', 'z').mapToObj(Character::toString).collect(Collectors.joining());
      byte[] value = Values.value("uid-" + i % 3, "n" + i % 5, text);
      assertThat(store.write(new Write.Create(key(i), value, null)).join())
          .isInstanceOf(WriteResult.Written.class);
    }
  }

  private static EventKey key(int number) {
    return new EventKey("default", "e" + number);
  }

  /** Every event, the revisions of every change, and the newest revision. */
  private static List<String> contents(RocksEventStore store) {
    var all = new ListRequest(new Selection.Everything(), ListRequest.LATEST, null, 10_000);
    var contents = new ArrayList<>(Shown.events(((ListResult.Page) store.list(all)).events()));
    long after = 1;
    while (after < store.revision()) {
      var batch = (ChangesResult.Batch) store.changes(after, 1000);
      batch.changes().forEach(change -> contents.add("changed at " + change.revision()));
      after = batch.upTo();
    }
    contents.add("newest " + store.revision());
    return contents;
  }

  /** An open store rewrites its tables: a copy counts when no file came or went meanwhile. */
  private Path copyOfOneMoment(Path live) throws IOException {
    while (true) {
      Path copy = Files.createTempDirectory(scratch, "left");
      List<Path> before = Folders.list(live);
      try {
        copy(live, copy);
      } catch (NoSuchFileException gone) {
        continue;
      }
      if (Folders.list(live).equals(before)) {
        return copy;
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (Path file : Folders.list(from)) {
      Files.copy(file, to.resolve(file.getFileName()));
    }
  }

  @Test
  void aFirstStartThatWasCutOffIsNoDamage() throws IOException {
    Files.writeString(scratch.resolve("MANIFEST-000001"), "cut off");
    try (var store = open(scratch)) {
      assertThat(store.revision()).isEqualTo(1);
    }
  }

  @Test
  void aRestoreThatWasCutOffIsNotStartedOn() throws IOException {
    Files.createDirectories(scratch.resolve("restoring"));
    assertThatThrownBy(() -> open(scratch))
        .hasMessage("a restore into %s was cut off: empty it and restore again", scratch);
  }

  @Test
  void damageThatComesLaterFailsWhatNeedsItAndNothingElse() throws IOException {
    try (var store = open(scratch, MemoryBudget.DEFAULT)) {
      createAll(store, 0, 40);
    }
    try (var store = open(scratch, MemoryBudget.DEFAULT)) {
      Path table = largestTable();
      Damage.flip(table, Math.toIntExact(Files.size(table) / 2));
      int damaged = firstUnreadable(store);
      assertThatThrownBy(() -> store.read(key(damaged)))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining(table.getFileName().toString());

      var doomed = store.write(new Write.Delete(key(damaged), damaged + 2));
      var together = store.removeTogether(List.of(key(1000), key(damaged)));
      var beside = store.write(new Write.Create(key(1000), new byte[] {1}, null));
      assertThatThrownBy(doomed::join)
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(StoreException.class);
      assertThatThrownBy(together::join).hasCauseInstanceOf(StoreException.class);
      assertThat(beside.join()).isEqualTo(new WriteResult.Written(42));
      assertThat(store.stats().failedCommits()).isZero();
    }
  }

  private Path largestTable() throws IOException {
    Path largest = Damage.table(scratch);
    for (Path file : Folders.list(scratch)) {
      boolean isTable = file.getFileName().toString().endsWith(".sst");
      largest = isTable && Files.size(file) > Files.size(largest) ? file : largest;
    }
    return largest;
  }

  private static int firstUnreadable(RocksEventStore store) {
    for (int i = 0; i < 40; i++) {
      try {
        store.read(key(i));
      } catch (StoreException unreadable) {
        return i;
      }
    }
    throw new AssertionError("nothing was damaged");
  }
}
