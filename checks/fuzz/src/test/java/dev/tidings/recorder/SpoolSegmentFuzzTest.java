package dev.tidings.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SpoolSegmentFuzzTest {
  @TempDir static Path folder;

  /** What stands behind the last whole record, also the file's whole contents, is left out. */
  @FuzzTest
  void whatIsWholeIsReadAndNothingElse(byte[] bytes) throws IOException {
    require(bytes);
    require(behind(Segment.header(), bytes));
    require(behind(Segment.header(), Frame.of(bytes)));
  }

  private static void require(byte[] contents) throws IOException {
    Path file = folder.resolve("0000000000000000007" + Segment.SUFFIX);
    Files.write(file, contents);
    Segment segment;
    try {
      segment = Segment.recover(file);
    } catch (IOException refused) {
      assertThat(ByteBuffer.wrap(contents).getInt(Integer.BYTES)).as("format").isNotEqualTo(1);
      return;
    }
    try {
      assertThat(segment.bytes()).isEqualTo(contents.length);
      assertThat(segment.next() - segment.first()).isEqualTo(segment.records());
      readAll(segment);
    } finally {
      segment.close();
    }
  }

  private static void readAll(Segment segment) throws IOException {
    for (long left = segment.unread(); left > 0; left--) {
      try {
        assertThat(segment.read().place().number()).isBetween(segment.first(), segment.next());
        assertThat(segment.unread()).isEqualTo(left - 1);
      } catch (IOException noOffer) {
        return;
      }
    }
  }

  private static byte[] behind(byte[] start, byte[] rest) {
    var all = new ByteArrayOutputStream();
    all.writeBytes(start);
    all.writeBytes(rest);
    return all.toByteArray();
  }
}
