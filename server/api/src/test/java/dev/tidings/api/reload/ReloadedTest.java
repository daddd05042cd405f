package dev.tidings.api.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.api.reload.Reloaded.Look;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadedTest {
  @TempDir Path directory;
  private Path file;
  private Path other;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(directory.resolve("a"), "1");
    other = Files.writeString(directory.resolve("b"), "2");
  }

  @Test
  void aChangeOfAnyFileIsTakenOnce() throws IOException {
    Reloaded<Integer> sum = load();
    var told = new ArrayList<Integer>();
    sum.follow(told::add);

    assertThat(sum.current()).isEqualTo(3);
    assertThat(sum.look()).isEqualTo(Look.UNCHANGED);
    Files.writeString(other, "5");

    assertThat(sum.look()).isEqualTo(Look.TAKEN);
    assertThat(sum.look()).isEqualTo(Look.UNCHANGED);
    assertThat(sum.current()).isEqualTo(6);
    assertThat(told).containsExactly(6);
  }

  @Test
  void aBrokenFileLeavesWhatWasAndIsSaidOnce() throws IOException {
    Reloaded<Integer> sum = load();
    Files.writeString(file, "one");

    assertThat(sum.look()).isEqualTo(Look.BROKEN);
    assertThat(sum.look()).isEqualTo(Look.UNCHANGED);
    assertThat(sum.current()).isEqualTo(3);
    Files.writeString(file, "2");

    assertThat(sum.look()).isEqualTo(Look.TAKEN);
    assertThat(sum.current()).isEqualTo(4);
  }

  @Test
  void aFileThatIsGoneLeavesWhatWasAndIsSaidOnce() throws IOException {
    Reloaded<Integer> sum = load();
    Files.delete(file);

    assertThat(sum.look()).isEqualTo(Look.BROKEN);
    assertThat(sum.look()).isEqualTo(Look.UNCHANGED);
    Files.writeString(file, "1");

    assertThat(sum.look()).isEqualTo(Look.UNCHANGED);
    assertThat(sum.current()).isEqualTo(3);
    Files.delete(file);

    assertThat(sum.look()).isEqualTo(Look.BROKEN);
  }

  @Test
  void aFileThatIsNoneOrTooLargeLeavesWhatWasAndIsSaidOnce() throws Exception {
    Reloaded<Integer> sum = load();
    Files.delete(file);
    assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();

    assertThat(sum.look()).isEqualTo(Look.BROKEN);
    assertThat(sum.look()).isEqualTo(Look.UNCHANGED);
    Files.delete(file);
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(RegularFile.MOST_BYTES + 1);
    }

    assertThat(sum.look()).isEqualTo(Look.BROKEN);
    assertThat(sum.look()).isEqualTo(Look.UNCHANGED);
    assertThat(sum.current()).isEqualTo(3);
  }

  @Test
  void whoComesLateIsToldOfWhatHasChangedMeanwhile() throws IOException {
    Reloaded<Integer> sum = load();
    var told = new ArrayList<Integer>();
    sum.follow(told::add);
    Files.writeString(file, "2");
    assertThat(sum.look()).isEqualTo(Look.TAKEN);
    sum.follow(told::add);

    assertThat(told).containsExactly(4, 4);
  }

  @Test
  void whatCannotBeUsedAtTheStartIsAnError() throws IOException {
    Files.writeString(file, "one");
    assertThatThrownBy(this::load)
        .isInstanceOf(IOException.class)
        .hasMessage("cannot use the sum: not a number");
    Files.delete(file);

    assertThatThrownBy(this::load)
        .isInstanceOf(IOException.class)
        .hasMessage("cannot use the sum: no such file: " + file);
  }

  private Reloaded<Integer> load() throws IOException {
    return Reloaded.load("sum", List.of(file, other), ReloadedTest::sum);
  }

  private static int sum(List<byte[]> contents) throws IOException {
    int sum = 0;
    for (byte[] content : contents) {
      try {
        sum += Integer.parseInt(new String(content, StandardCharsets.UTF_8));
      } catch (NumberFormatException notANumber) {
        throw new IOException("not a number", notANumber);
      }
    }
    return sum;
  }
}
