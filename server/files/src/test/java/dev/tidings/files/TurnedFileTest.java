package dev.tidings.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TurnedFileTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00.123Z");

  @TempDir Path directory;

  private Instant now = START;

  private Path file() {
    return directory.resolve("audit.log");
  }

  @Test
  void aFullFileMakesRoomForAnotherAndTheOldestGo() throws IOException {
    byte[] almostFull = new byte[1024 * 1024 - 10];
    var options = new Turning(file(), 1024 * 1024, 2, 0);
    try (var lines = TurnedFile.open(options, () -> now)) {
      for (int i = 0; i < 4; i++) {
        lines.write(almostFull);
        now = now.plusSeconds(1);
      }
      lines.write(new byte[20]);
    }

    assertThat(names())
        .containsExactly(
            "audit-2026-03-01T10-00-03.123.log", "audit-2026-03-01T10-00-04.123.log", "audit.log");
    assertThat(Files.size(file())).isEqualTo(20);
  }

  @Test
  void filesThatAreTooOldGo() throws IOException {
    Path old = Files.writeString(directory.resolve("audit-2026-02-01T10-00-00.000.log"), "x");
    Files.setLastModifiedTime(old, FileTime.from(START.minus(Duration.ofDays(8))));
    Files.writeString(directory.resolve("audit-of-something-else-entirely.log"), "x");
    try (var lines = TurnedFile.open(new Turning(file(), 1024 * 1024, 0, 7), () -> now)) {
      lines.write(new byte[1024 * 1024]);
      lines.write(new byte[1]);
    }

    assertThat(names())
        .containsExactly(
            "audit-2026-03-01T10-00-00.123.log",
            "audit-of-something-else-entirely.log",
            "audit.log");
  }

  @Test
  void filesOfTheSameMomentHaveNamesOfTheirOwn() throws IOException {
    try (var lines = TurnedFile.open(new Turning(file(), 1024 * 1024, 0, 0), () -> now)) {
      for (int i = 0; i < 3; i++) {
        lines.write(new byte[1024 * 1024]);
      }
    }

    assertThat(names())
        .containsExactly(
            "audit-2026-03-01T10-00-00.123.log", "audit-2026-03-01T10-00-00.124.log", "audit.log");
  }

  @Test
  void whereTheFileWasTakenAwayAnotherIsBegunInTime() throws IOException {
    try (var lines = TurnedFile.open(new Turning(file(), 1024 * 1024, 0, 0), () -> now)) {
      lines.write(new byte[1024 * 1024]);
      Files.delete(file());
      lines.write("kept\n".getBytes(UTF_8));
    }

    assertThat(names()).containsExactly("audit.log");
    assertThat(Files.readString(file())).isEqualTo("kept\n");
  }

  @Test
  void aLineThatWasCutOffIsNotGoneOnWith() throws IOException {
    Files.writeString(file(), "whole\ncut o");
    try (var lines = TurnedFile.open(new Turning(file(), 1024, 0, 0), () -> now)) {
      lines.write("next\n".getBytes(UTF_8));
      lines.sync();
    }

    assertThat(Files.readAllLines(file())).containsExactly("whole", "cut o", "next");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
