package dev.tidings.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.search.Dimension;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupsTest {
  private static final int EACH = 500;

  /** Of one event that is as long as any can be. */
  private static final String LONG = "x".repeat(1000);

  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();

  @BeforeEach
  void fill() throws IOException {
    try (var writer = new IndexWriter(directory, new IndexWriterConfig())) {
      for (int i = 0; i < EACH; i++) {
        write(writer, "Normal", LONG + i);
        write(writer, "Warning", LONG + i);
        write(writer, "Odd" + i, LONG + i);
      }
      writer.forceMerge(1);
    }
  }

  private static void write(IndexWriter writer, String type, String reason) throws IOException {
    var document = new Document();
    String group = String.join("\0", type, reason, "Pod", "shop", "kubelet", "tidings");
    document.add(new SortedDocValuesField(Columns.GROUP, new BytesRef(group)));
    writer.addDocument(document);
  }

  @AfterEach
  void close() throws IOException {
    directory.close();
  }

  private static Map<String, Long> counts(Groups groups, DirectoryReader reader, Dimension by)
      throws IOException {
    var counts = new HashMap<String, Long>();
    for (LeafReaderContext leaf : reader.leaves()) {
      var column = new GroupColumn(groups, leaf);
      for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
        Groups.Group group = groups.all().get(column.at(doc));
        counts.merge(groups.values(by).get(group.value(by)), 1L, Long::sum);
      }
    }
    return counts;
  }

  @Test
  void eachCombinationThatThereIsRoomForHasItsOwnNumber() throws IOException {
    try (var reader = DirectoryReader.open(directory)) {
      var groups = new Groups(64 << 20);
      assertThat(counts(groups, reader, Dimension.REASON)).hasSize(EACH).containsValue(3L);
      assertThat(groups.all()).hasSize(3 * EACH);
      assertThat(groups.areStale()).isFalse();
    }
  }

  @Test
  void thoseThatThereIsNoRoomForAreCountedTogetherByType() throws IOException {
    try (var reader = DirectoryReader.open(directory)) {
      var groups = new Groups(1 << 20);
      assertThat(counts(groups, reader, Dimension.TYPE))
          .containsEntry("Normal", (long) EACH)
          .containsEntry("Warning", (long) EACH);
      Map<String, Long> reasons = counts(groups, reader, Dimension.REASON);
      assertThat(reasons).containsKey(Groups.OTHER).hasSizeBetween(100, EACH);
      assertThat(reasons.values().stream().mapToLong(each -> each).sum()).isEqualTo(3 * EACH);
      assertThat(groups.all()).hasSizeLessThan(EACH);
    }
  }

  @Test
  void theyAreStaleWhenThereIsNoRoomForWhatCameAndWhatWasIsGone() throws IOException {
    var groups = new Groups(1 << 20);
    try (var reader = DirectoryReader.open(directory)) {
      counts(groups, reader, Dimension.REASON);
      assertThat(groups.areStale()).isFalse();
    }
    assertThat(groups.areStale()).isTrue();
  }
}
