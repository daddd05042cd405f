package dev.tidings.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.store.EventTerms;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {
  @TempDir Path temporary;
  @TempDir Path data;

  @Test
  void leavesNothingBehindWhenTheProcessIsHalted() throws IOException, InterruptedException {
    var java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Halted.class.getName(),
                data.toString())
            .inheritIO();

    assertThat(java.start().waitFor()).isZero();
    assertThat(data.resolve("CURRENT")).exists();
    assertThat(temporary).isEmptyDirectory();
  }

  /** Opens two stores, one after the other, and ends without any exit hook. */
  static final class Halted {
    public static void main(String[] args) {
      for (int i = 0; i < 2; i++) {
        RocksEventStore.open(RocksOptions.of(Path.of(args[0]), value -> EventTerms.NONE)).close();
      }
      Runtime.getRuntime().halt(0);
    }
  }
}
