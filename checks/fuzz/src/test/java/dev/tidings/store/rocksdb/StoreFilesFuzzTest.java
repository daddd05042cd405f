package dev.tidings.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tidings.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The files beside the database, and those of the database that are looked into. */
@Timeout(30)
class StoreFilesFuzzTest {
  private static final int CLAIM = 3 * Long.BYTES;

  @TempDir static Path folder;

  @FuzzTest
  void areReadOrRefusedInALine(byte[] contents) throws IOException {
    readMark(contents);
    readMark(withItsSum(contents));
    Files.write(folder.resolve(Manifest.CURRENT), contents);
    refusing(() -> assertThat(Manifest.current(folder).number()).isNotNegative());
    Files.write(folder.resolve("000001.log"), contents);
    LogCheck.firstDamaged(folder);
  }

  private static void readMark(byte[] contents) throws IOException {
    Files.write(folder.resolve(Mark.NAME), contents);
    refusing(() -> assertThat(Mark.read(folder)).isEqualTo(Mark.read(folder)));
  }

  private static byte[] withItsSum(byte[] contents) {
    byte[] claim = Arrays.copyOf(contents, CLAIM);
    var sum = new CRC32C();
    sum.update(claim);
    return ByteBuffer.allocate(CLAIM + Long.BYTES).put(claim).putLong(sum.getValue()).array();
  }

  private interface Reading {
    void run() throws IOException;
  }

  private static void refusing(Reading reading) throws IOException {
    try {
      reading.run();
    } catch (StoreException refused) {
      assertThat(refused.getMessage()).isNotBlank().doesNotContain("\n");
    }
  }
}
