package dev.tidings.integration.durability;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.integration.durability.ServerUnderTest.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.util.Environment;

/**
 * What a disk would hold at several moments while tables are written and rewritten, as far as it
 * was told to sync: what had been answered by then is in it.
 */
@Timeout(1800)
class CutTest {
  private static final int CUTS = Integer.getInteger("tidings.cuts", 2);
  private static final int WRITES = 200 * CUTS;
  private static final int NEVER = Integer.MAX_VALUE;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path home;

  private final Ledger ledger = new Ledger(Duration.ofHours(1));
  private final Random random = new Random();

  @Test
  void whatIsAnsweredIsOnDiskAtEveryMoment() throws Exception {
    SystemCall.assumeTraced("that a disk has at every moment what was answered by then");
    Path log = home.resolve("strace.log");
    Path data = home.resolve("data");
    load(data, log);
    List<SystemCall> calls = SystemCall.read(log);
    Map<String, Integer> answered = answered(calls);
    int first = answered.values().stream().mapToInt(line -> line).min().orElseThrow();
    int last = calls.getLast().ended();
    for (int cut = 1; cut <= CUTS; cut++) {
      int moment = random.nextInt(first, last + 1);
      Path disk = home.resolve("cut-" + cut);
      int tables = cut(calls, moment, data, disk);
      int found = requireAnswered(disk, answered, moment);
      System.out.printf(
          "cut at call %d of %d: %d tables, %d answered writes found%n",
          moment, last, tables, found);
    }
    assertThat(tables(data)).as("tables that were written").isPositive();
  }

  private void load(Path data, Path log) throws Exception {
    // A server unpacks its native library and deletes it: it is given one that need not be
    // unpacked.
    unpackLibrary();
    Stream<String> given =
        Stream.of(
            "env",
            "JAVA_TOOL_OPTIONS=-Djava.library.path=%s -Djava.io.tmpdir=%s".formatted(home, home));
    List<String> wrapper =
        Stream.concat(given, SystemCall.tracedWithoutDeletions(log).stream()).toList();
    try (var server = ServerUnderTest.start(home, wrapper, data, ServerUnderTest.SMALL_BUFFERS)) {
      LoadWriters load = LoadWriters.start(server, ledger, 0, LoadWriters.LARGE);
      load.await(WRITES);
      server.kill();
      assertThat(load.stop()).isEmpty();
    }
  }

  private void unpackLibrary() throws IOException {
    String packed = "/" + Environment.getJniLibraryFileName("rocksdb");
    Path unpacked =
        home.resolve(System.mapLibraryName(Environment.getSharedLibraryName("rocksdb")));
    try (InputStream library =
        requireNonNull(Environment.class.getResourceAsStream(packed), packed)) {
      Files.copy(library, unpacked);
    }
  }

  /** On which line each message had been sent as an answer. */
  private static Map<String, Integer> answered(List<SystemCall> calls) {
    Map<String, Integer> answered = new HashMap<>();
    for (SystemCall call : calls) {
      if (call.isSent()) {
        LoadWriters.messages(call.arguments())
            .forEach(message -> answered.putIfAbsent(message, call.ended()));
      }
    }
    return answered;
  }

  /** What the disk has at a moment, but for the mark, which is written over and over. */
  private static int cut(List<SystemCall> calls, int moment, Path data, Path disk)
      throws IOException {
    List<SystemCall> before = calls.stream().filter(call -> call.ended() <= moment).toList();
    SyncedFiles.after(before).copy(data, disk);
    Files.deleteIfExists(disk.resolve("tidings.mark"));
    return tables(disk);
  }

  private static int tables(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return (int) files.filter(file -> file.toString().endsWith(".sst")).count();
    }
  }

  /** Each event that nobody wanted deleted is there as it was answered last, or as of later. */
  private int requireAnswered(Path disk, Map<String, Integer> answered, int moment)
      throws Exception {
    Map<String, Long> shown;
    try (var server = ServerUnderTest.start(home, List.of(), disk)) {
      shown = server.list().stream().collect(Collectors.toMap(Shown::name, Shown::revision));
    }
    Set<String> deleted = ledger.deletions();
    int found = 0;
    for (Ledger.Acknowledged write : ledger.all()) {
      String message = LoadWriters.messages(write.message()).iterator().next();
      if (!deleted.contains(write.name()) && answered.getOrDefault(message, NEVER) <= moment) {
        assertThat(shown.get(write.name()))
            .as("%s at call %d", write, moment)
            .isNotNull()
            .isGreaterThanOrEqualTo(write.revision());
        found++;
      }
    }
    return found;
  }
}
