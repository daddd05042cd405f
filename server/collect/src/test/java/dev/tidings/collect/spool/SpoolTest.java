package dev.tidings.collect.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpoolTest {
  @TempDir Path folder;
  private Spool spool;

  @BeforeEach
  void open() throws IOException {
    spool = Spool.open(folder, Spool.LEAST_BYTES);
  }

  @AfterEach
  void close() {
    spool.close();
  }

  private void reopen() throws IOException {
    close();
    open();
  }

  private static Frame frame(int number, int bytes) {
    return new Frame("at " + number, 1, (number + ":" + "x".repeat(bytes)).getBytes(UTF_8));
  }

  private Optional<Spool.First> first() throws Exception {
    return spool.first(Duration.ZERO);
  }

  /** The number of the next frame, which is acknowledged; -1 when there is none. */
  private int take() throws Exception {
    Optional<Spool.First> first = first();
    if (first.isEmpty()) {
      return -1;
    }
    spool.acknowledge(first.get());
    return number(first.get().frame());
  }

  private static int number(Frame frame) {
    String body = new String(frame.body(), UTF_8);
    return Integer.parseInt(body.substring(0, body.indexOf(':')));
  }

  @Test
  void whatIsAppendedComesInItsOrder() throws Exception {
    assertThat(first()).isEmpty();
    spool.append(List.of(frame(1, 10), frame(2, 0)));
    spool.append(List.of(frame(3, 100_000)));

    assertThat(List.of(take(), take(), take(), take())).containsExactly(1, 2, 3, -1);
  }

  @Test
  void whatIsNotAcknowledgedComesAgain() throws Exception {
    spool.append(List.of(frame(1, 10), frame(2, 10)));

    assertThat(number(first().orElseThrow().frame())).isEqualTo(1);
    assertThat(take()).isEqualTo(1);
    assertThat(number(first().orElseThrow().frame())).isEqualTo(2);
    reopen();
    assertThat(List.of(take(), take())).containsExactly(2, -1);
    reopen();
    assertThat(take()).isEqualTo(-1);
  }

  @Test
  void itGoesOnAfterAnyNumberOfReopenings() throws Exception {
    var random = new SplittableRandom(7);
    int appended = 0;
    int taken = 0;
    for (int i = 0; i < 300; i++) {
      switch (random.nextInt(4)) {
        case 0 -> reopen();
        case 1, 2 -> spool.append(List.of(frame(appended++, random.nextInt(8_000))));
        default -> {
          if (taken < appended) {
            assertThat(take()).isEqualTo(taken++);
          }
        }
      }
    }
    while (taken < appended) {
      assertThat(take()).isEqualTo(taken++);
    }
    assertThat(spool.lost()).isZero();
    assertThat(files()).isLessThanOrEqualTo(2);
  }

  private int files() throws IOException {
    try (var files = Files.list(folder)) {
      return (int) files.filter(file -> file.toString().endsWith(".spool")).count();
    }
  }

  @Test
  void whatWasBeingWrittenWhenItEndedWasNeverThere() throws Exception {
    spool.append(List.of(frame(1, 10)));
    close();
    byte[] half = frame(2, 500).encode();
    Files.write(file(), Arrays.copyOf(half, 300), StandardOpenOption.APPEND);
    open();
    spool.append(List.of(frame(3, 10)));

    assertThat(List.of(take(), take(), take())).containsExactly(1, 3, -1);
  }

  @Test
  void aFrameThatCannotBeReadAnyMoreIsLostAndNoOther() throws Exception {
    spool.append(List.of(frame(1, 10), frame(2, 10), frame(3, 10)));
    close();
    int size = frame(1, 10).encode().length;
    try (var file = new RandomAccessFile(file().toFile(), "rw")) {
      file.seek(2L * size - 1);
      file.write('y');
    }
    open();

    assertThat(take()).isEqualTo(1);
    Spool.First next = first().orElseThrow();
    assertThat(number(next.frame())).isEqualTo(3);
    assertThat(next.missing()).isEqualTo(new Spool.Lost("at 1", 1));
    assertThat(spool.lost()).isEqualTo(1);
  }

  private Path file() throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(each -> each.toString().endsWith(".spool")).findFirst().orElseThrow();
    }
  }

  @Test
  void anAcknowledgementOfMoreThanThereIsIsOneOfAll() throws Exception {
    spool.append(List.of(frame(1, 10)));
    close();
    Files.writeString(folder.resolve("acknowledged"), "1\n99999\n");
    open();
    spool.append(List.of(frame(2, 10)));

    assertThat(List.of(take(), take())).containsExactly(2, -1);
  }

  @ParameterizedTest
  @CsvSource({"acknowledged, nonsense", "acknowledged, '1\n\n'", "lost, 'at 1\nmany\n'"})
  void aNoteThatMakesNoSenseIsToldClearly(String name, String text) throws Exception {
    close();
    Files.writeString(folder.resolve(name), text);

    assertThatIOException().isThrownBy(this::open).withMessageContaining(name);
  }

  @Test
  void aFullOneLosesTheOldestAndSaysSinceWhen() throws Exception {
    int appended = 0;
    while (spool.lost() == 0) {
      spool.append(List.of(frame(appended++, 10_000)));
    }
    long lost = spool.lost();

    assertThat(spool.bytes()).isLessThanOrEqualTo(Spool.LEAST_BYTES);
    assertThat(lost).isLessThanOrEqualTo(appended / 8);
    reopen();
    Spool.First first = first().orElseThrow();
    assertThat(first.missing()).isEqualTo(new Spool.Lost("at 0", lost));
    assertThat(number(first.frame())).isEqualTo((int) lost);
    spool.acknowledge(first);
    assertThat(first().orElseThrow().missing()).isNull();
    reopen();
    assertThat(first().orElseThrow().missing()).isNull();
  }

  @Test
  void whatHadToGoWhileItWasBeingSentIsNotAcknowledgedForAnother() throws Exception {
    spool.append(List.of(frame(0, 10_000)));
    Spool.First sending = first().orElseThrow();
    int appended = 1;
    while (spool.lost() == 0) {
      spool.append(List.of(frame(appended++, 10_000)));
    }

    spool.acknowledge(sending);

    assertThat(number(first().orElseThrow().frame())).isEqualTo((int) spool.lost());
  }

  @Test
  void aFolderIsOneAgentsAtATime() {
    assertThatIOException()
        .isThrownBy(() -> Spool.open(folder, Spool.LEAST_BYTES))
        .withMessageContaining("in use");
  }

  @Test
  void whoeverWaitsIsWoken() throws Exception {
    var seen = new ArrayList<Integer>();
    Thread taking =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    seen.add(number(spool.first(Duration.ofMinutes(1)).orElseThrow().frame()));
                  } catch (IOException | InterruptedException e) {
                    throw new AssertionError(e);
                  }
                });
    spool.append(List.of(frame(5, 1)));
    taking.join(30_000);

    assertThat(seen).containsExactly(5);
  }
}
