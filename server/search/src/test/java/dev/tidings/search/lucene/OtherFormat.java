package dev.tidings.search.lucene;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/** Marks an index as if another version had written it. */
final class OtherFormat {
  private OtherFormat() {}

  static void write(Path folder) throws IOException {
    try (Directory directory = new MMapDirectory(folder);
        var writer = new IndexWriter(directory, new IndexWriterConfig())) {
      writer.setLiveCommitData(Map.of("format of the documents", "0").entrySet());
      writer.commit();
    }
  }
}
