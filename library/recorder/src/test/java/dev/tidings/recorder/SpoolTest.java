package dev.tidings.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records on disk, without what comes before and behind. */
class SpoolTest {
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  @TempDir private Path directory;

  private Spool open() {
    return Spool.open(new SpoolOptions(directory, 1 << 16));
  }

  /** What this process has open of the directory, or of what links in it lead to. */
  private List<Path> openFiles(Path part) throws IOException {
    assumeTrue(Files.exists(OPEN_FILES));
    try (Stream<Path> all = Files.list(OPEN_FILES)) {
      return all.filter(Files::isSymbolicLink)
          .map(SpoolTest::target)
          .filter(file -> file.startsWith(part))
          .toList();
    }
  }

  private static Path target(Path link) {
    try {
      return Files.readSymbolicLink(link);
    } catch (IOException e) {
      return link; // closed meanwhile
    }
  }

  @Test
  void aThreadThatIsInterruptedClosesAllFiles() throws IOException {
    Spool spool = open();
    byte[] large = new byte[3000];
    for (int i = 0; i < 5; i++) {
      spool.append(large);
    }
    assertThat(openFiles(directory)).hasSize(6);
    Thread.currentThread().interrupt();
    spool.closeUnused();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(openFiles(directory)).isEmpty();
    assertThat(open().waiting()).isEqualTo(5);
  }

  @Test
  void aSyncThatFailedDoesNotMakeLaterFiguresWrong() throws IOException {
    Spool spool = open();
    Place lost = spool.append(new byte[10]);
    spool.unsynced();
    spool.notSynced();
    spool.passOver(lost);
    spool.settle(lost);
    spool.append(new byte[10]);
    for (Spool.Unsynced one : spool.unsynced()) {
      one.sync();
      spool.synced(one);
    }

    assertThat(spool.use().events()).isEqualTo(1);
    assertThat(spool.use().stored()).isEqualTo(1);
    spool.close();
  }

  @Test
  void garbageTakesRoomToo() throws IOException {
    Spool first = open();
    first.append(new byte[100]);
    first.append(new byte[100]);
    first.close();
    Path file = SpoolDirectory.segments(directory).get(0);
    byte[] whole = Files.readAllBytes(file);
    whole[whole.length - 1] ^= 1;
    Files.write(file, whole);

    Spool second = open();
    assertThat(second.use()).isEqualTo(new SpoolUse(1, 1, whole.length));
    second.close();
  }

  @Test
  void aFileThatCannotBeBegunIsNotLeftOpen() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full));
    Files.createSymbolicLink(directory.resolve("0000000000000000000.spool"), full);

    assertThatThrownBy(() -> Segment.create(directory, 0)).isInstanceOf(IOException.class);
    assertThat(openFiles(full)).isEmpty();
  }

  @Test
  void aFileThatIsLeftUnderTheNameOfANewOneIsEmptiedFirst() throws IOException {
    Path file = directory.resolve("0000000000000000000.spool");
    Files.write(file, new byte[5000]);
    Segment segment = Segment.create(directory, 0);
    segment.close();

    assertThat(file).hasSize(Segment.HEADER);
  }

  @Test
  void directoriesAreMadeAsDeepAsTheyAre() throws IOException {
    Path deep = directory.resolve("one/two/three");
    Spool.open(new SpoolOptions(deep, 1 << 16)).close();

    assertThat(deep).isDirectory();
  }
}
