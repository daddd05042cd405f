package dev.tidings.load.traffic;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchLinesTest {
  private static final String ADDED =
      "{\"type\":\"ADDED\",\"object\":{\"metadata\":{\"name\":\"web.000000000000001f\",\"resourceVersion\":\"42\"}}}";

  @Test
  void linesAreTheSameWhereverTheirBytesAreParted() {
    String both = ADDED + "\n{\"type\":\"BOOKMARK\"}\n";
    for (int at = 0; at <= both.length(); at++) {
      List<String> seen = new ArrayList<>();
      WatchLines lines =
          new WatchLines((line, length) -> seen.add(new String(line, 0, length, ISO_8859_1)));
      lines.take(ByteBuffer.wrap(both.substring(0, at).getBytes(ISO_8859_1)));
      lines.take(ByteBuffer.wrap(both.substring(at).getBytes(ISO_8859_1)));
      assertThat(seen).containsExactly(ADDED, "{\"type\":\"BOOKMARK\"}");
    }
  }

  @Test
  void aNoticeTellsItsTypeItsStampAndItsRevision() {
    byte[] line = ADDED.getBytes(ISO_8859_1);
    assertThat(Notice.isAdded(line, line.length)).isTrue();
    assertThat(Notice.isModified(line, line.length)).isFalse();
    assertThat(Notice.stamp(line, line.length)).isEqualTo(0x1f);
    assertThat(Notice.revision(line, line.length)).isEqualTo(42);
  }
}
