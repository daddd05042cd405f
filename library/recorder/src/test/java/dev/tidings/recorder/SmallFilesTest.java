package dev.tidings.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left by many processes that have not lived long. */
class SmallFilesTest {
  private static final int PROCESSES = 40;

  @TempDir private Path directory;
  @TempDir private Path before;
  private SimulatedScheduler time = new SimulatedScheduler(Stage.START);
  private final MemorySink sink = new MemorySink();

  private EventBroadcaster open() {
    time = new SimulatedScheduler(time.now());
    return Stage.builder(time).sink(sink).spool(directory, 1 << 20).build();
  }

  private void process(int number) {
    EventBroadcaster broadcaster = open();
    broadcaster.recorder().about(Stage.pod("web-" + number)).normal("Said", "{}", number);
    broadcaster.close(Duration.ZERO);
  }

  private void processes() {
    sink.down();
    for (int i = 0; i < PROCESSES; i++) {
      process(i);
    }
  }

  private void allAreWritten() {
    sink.up();
    EventBroadcaster last = open();
    time.advance(Duration.ofMinutes(1));
    assertThat(sink.events())
        .extracting(Event::message)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, PROCESSES).mapToObj(String::valueOf).toList());
    assertThat(sink.events()).extracting(Event::count).containsOnly(1);
    last.close();
  }

  private static void copy(Path from, Path to) throws IOException {
    for (Path file : SpoolDirectory.segments(from)) {
      Files.copy(file, to.resolve(file.getFileName()));
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".spool", "");
  }

  @Test
  void howeverManyProcessesThereWereTheirFilesAreFew() throws IOException {
    processes();
    assertThat(SpoolDirectory.segments(directory)).hasSizeLessThan(20);
    allAreWritten();
    assertThat(SpoolDirectory.segments(directory)).isEmpty();
  }

  @Test
  void aCrashBeforeFilesWerePutTogetherLosesNothing() throws IOException {
    processes();
    Files.writeString(directory.resolve("0000000000000000000-0000000000000000003.part"), "half");
    allAreWritten();
    assertThat(directory).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void aCrashWhileFilesAreReplacedWritesNothingTwice() throws IOException {
    sink.down();
    for (int i = 0; i < PROCESSES; i++) {
      process(i);
      if (i == 9) {
        copy(directory, before);
      }
    }
    List<Path> small = SpoolDirectory.segments(before);
    assertThat(small).hasSize(10);
    for (Path file : SpoolDirectory.segments(directory)) {
      Files.delete(file);
    }
    copy(before, directory);
    new SmallFiles(directory, 1 << 20).merge(SpoolDirectory.segments(directory));
    List<Path> one = SpoolDirectory.segments(directory);
    assertThat(one).hasSize(1);

    // As it was when all had been written under the new name, and five had been deleted.
    String both = name(small.get(0)) + "-" + name(small.get(9));
    Files.move(one.get(0), directory.resolve(both + ".merged"));
    for (Path file : small.subList(5, 10)) {
      Files.copy(file, directory.resolve(file.getFileName()));
    }
    sink.up();
    EventBroadcaster last = open();
    time.advance(Duration.ofMinutes(1));
    assertThat(sink.events()).hasSize(10).extracting(Event::count).containsOnly(1);
    assertThat(last.accounts().offered()).isEqualTo(10);
  }
}
