package dev.tidings.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidings.event.Event;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A spool whose files are torn or changed, whose disk fails, or that belongs to another. */
class SpoolDamageTest {
  private static final Path FULL = Path.of("/dev/full");

  @RegisterExtension private final LogLines lines = new LogLines();
  @TempDir private Path directory;
  private SimulatedScheduler time = new SimulatedScheduler(Stage.START);
  private MemorySink sink = new MemorySink();

  private EventBroadcaster open() {
    time = new SimulatedScheduler(time.now());
    return Stage.builder(time).sink(sink).spool(directory, 1 << 20).build();
  }

  private void record(EventBroadcaster broadcaster, String... messages) {
    for (String message : messages) {
      broadcaster.recorder().about(Stage.NODE).normal("Said", message);
      time.advance(Duration.ofMillis(20));
    }
  }

  private List<String> stored() {
    return sink.events().stream().map(Event::message).toList();
  }

  /** Leaves three events on disk, and says what its file looks like. */
  private byte[] threeEvents() throws IOException {
    sink.down();
    EventBroadcaster broadcaster = open();
    record(broadcaster, "one", "two", "three");
    broadcaster.close(Duration.ZERO);
    sink.up();
    return Files.readAllBytes(SpoolDirectory.segments(directory).get(0));
  }

  /** Lets a process find this file, and write what it makes of it. */
  private void recover(byte[] content) throws IOException {
    for (Path file : SpoolDirectory.segments(directory)) {
      Files.delete(file);
    }
    Files.write(directory.resolve("0000000000000000000.spool"), content);
    sink = new MemorySink();
    lines.forget();
    EventBroadcaster broadcaster = open();
    time.settle();
    broadcaster.close();
  }

  /** Where the last of three events begins. */
  private int lastFrame() throws IOException {
    try (FrameReader frames =
        new FrameReader(SpoolDirectory.segments(directory).get(0), Segment.HEADER)) {
      frames.next();
      frames.next();
      return (int) frames.offset();
    }
  }

  @Test
  void aTornTailIsLeftOutWhereverItIsTorn() throws IOException {
    byte[] whole = threeEvents();
    int last = lastFrame();
    for (int length = last; length < whole.length; length++) {
      recover(Arrays.copyOf(whole, length));

      assertThat(stored()).as("%d bytes", length).containsExactly("one", "two");
      assertThat(lines.warnings()).hasSize(length == last ? 0 : 1);
    }
    recover(whole);
    assertThat(stored()).containsExactly("one", "two", "three");
  }

  @Test
  void aChangedTailIsLeftOutWhicheverByteHasChanged() throws IOException {
    byte[] whole = threeEvents();
    // The first byte says whether it is settled, and is believed in one value only.
    for (int changed = lastFrame() + 1; changed < whole.length; changed++) {
      byte[] content = whole.clone();
      content[changed] ^= (byte) 0xff;
      recover(content);

      assertThat(stored()).as("byte %d", changed).containsExactly("one", "two");
      assertThat(lines.warnings()).hasSize(1);
    }
  }

  @Test
  void nothingIsAppendedBehindATornTail() throws IOException {
    byte[] whole = threeEvents();
    Path file = SpoolDirectory.segments(directory).get(0);
    Files.write(file, Arrays.copyOf(whole, whole.length - 1));
    sink.down();
    EventBroadcaster second = open();
    record(second, "four");
    second.close(Duration.ZERO);
    sink.up();
    EventBroadcaster third = open();
    time.settle();

    assertThat(stored()).containsExactly("one", "two", "four");
    assertThat(third.accounts().delivered()).isEqualTo(3);
  }

  @Test
  void whatCannotBeReadBackIsCounted() throws IOException {
    sink.down();
    EventBroadcaster broadcaster =
        Stage.builder(time)
            .sink(sink, Stage.delivering(DeliveryOptions.DEFAULT.withWaiting(1)))
            .spool(directory, 1 << 20)
            .build();
    for (int i = 0; i < 1000; i++) {
      broadcaster.recorder().about(Stage.pod("web-" + i)).normal("Said", "");
    }
    time.settle();
    try (RandomAccessFile file =
        new RandomAccessFile(SpoolDirectory.segments(directory).get(0).toFile(), "rw")) {
      file.setLength(file.length() / 2);
    }
    sink.up();
    time.advance(Duration.ofMinutes(2));

    Accounts accounts = broadcaster.accounts();
    assertThat(accounts.dropped(DropCause.SPOOL_FAILED)).isPositive();
    assertThat(accounts.delivered() + accounts.dropped(DropCause.SPOOL_FAILED)).isEqualTo(1000);
  }

  @Test
  void aFullDiskHoldsNothingUpAndIsSaidOnce() throws IOException {
    assumeTrue(Files.exists(FULL));
    EventBroadcaster broadcaster = open();
    Path first = directory.resolve("0000000000000000000.spool");
    Files.createSymbolicLink(first, FULL);
    record(broadcaster, "one", "two", "three");

    assertThat(stored()).containsExactly("one", "two", "three");
    assertThat(lines.warnings())
        .singleElement()
        .asString()
        .contains("events are kept in memory only");

    time.advance(Duration.ofSeconds(1));
    sink.down();
    record(broadcaster, "four");
    assertThat(broadcaster.sinks().get(0).spool().stored()).isEqualTo(1);
  }

  @Test
  void whileTheDiskFailsMemoryIsBoundedAndTheRestIsCounted() throws IOException {
    sink.down();
    EventBroadcaster broadcaster =
        Stage.builder(time)
            .sink(sink)
            .queue(5000)
            .spool(directory.resolve("gone"), 1 << 20)
            .build();
    try (var all = Files.list(directory.resolve("gone"))) {
      for (Path file : all.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory.resolve("gone"));
    for (int i = 0; i < 10_000; i++) {
      broadcaster.recorder().about(Stage.pod("web-" + i)).normal("Said", "");
      time.settle();
    }
    assertThat(broadcaster.accounts().dropped(DropCause.QUEUE_FULL)).isBetween(1L, 5000L);

    sink.up();
    time.advance(Duration.ofMinutes(2));
    Accounts accounts = broadcaster.accounts();
    assertThat(accounts.delivered() + accounts.dropped(DropCause.QUEUE_FULL)).isEqualTo(10_000);
    assertThat(stored()).hasSize((int) accounts.delivered());
  }

  @Test
  void aDirectoryInUseIsRefused() {
    EventBroadcaster first = open();
    assertThatThrownBy(this::open)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("in use");
    first.close();
    open().close();
  }

  @Test
  void aDirectoryThatIsNoneIsRefused() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    assertThatThrownBy(() -> Stage.builder(time).sink(sink).spool(file, 1 << 20).build())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void whenOneSpoolCannotBeOpenedAnotherIsNotLeftOpen() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    SinkOptions good = SinkOptions.DEFAULT.withSpool(new SpoolOptions(directory, 1 << 20));
    SinkOptions bad = SinkOptions.DEFAULT.withSpool(new SpoolOptions(file, 1 << 20));
    assertThatThrownBy(() -> Stage.builder(time).sink(sink, good).sink(sink, bad).build())
        .isInstanceOf(UncheckedIOException.class);
    open().close();
  }

  @Test
  void aFormatOfTheFutureIsRefused() throws IOException {
    byte[] content = threeEvents();
    content[2 * Integer.BYTES - 1] = 2;
    Path file = SpoolDirectory.segments(directory).get(0);
    Files.write(file, content, StandardOpenOption.TRUNCATE_EXISTING);
    assertThatThrownBy(this::open)
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseMessage(file + " has format 2, and only 1 is known");
  }
}
