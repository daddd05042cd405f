package dev.tidings.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A cursor that has been given is taken again. */
class CursorTest {
  @Test
  void thatOfAThousandClustersWithTheLongestNamesIsTaken() {
    var revisions = new TreeMap<String, Long>();
    for (int i = 0; i < 1_000; i++) {
      revisions.put("%s-%04d".formatted("c".repeat(58), i), 999_999_999_999_999_999L - i);
    }
    var cursor = new Cursor(revisions);

    assertThat(Cursor.read(cursor.text())).contains(cursor);
  }

  @Test
  void whatNoStreamHasGivenIsNone() {
    assertThat(Cursor.read("made-up")).isEmpty();
    assertThat(Cursor.read("")).isEmpty();
    assertThat(Cursor.read("a".repeat(200_000))).isEmpty();
  }
}
