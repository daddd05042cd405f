package dev.tidings.search.lucene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.MMapDirectory;
import org.jspecify.annotations.Nullable;

/** An index that is open: one writer, and what can be found of what it has written. */
final class IndexFolder implements AutoCloseable {
  private static final double MIB = 1 << 20;

  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final Map<String, Progress> progress;

  private IndexFolder(Directory directory, IndexWriter writer, Map<String, Progress> progress)
      throws IOException {
    this.directory = directory;
    this.writer = writer;
    this.progress = progress;
    this.searchers = new SearcherManager(writer, new WithoutCache());
  }

  /** Queries are rarely asked twice of an index that changes all the time. */
  private static final class WithoutCache extends SearcherFactory {
    @Override
    public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
      var searcher = new IndexSearcher(reader);
      searcher.setQueryCache(null);
      return searcher;
    }
  }

  /**
   * Opens what is there as it was committed last, or something empty where nothing is.
   *
   * @return empty if it is of another format
   * @throws IOException if it is damaged, or the machine fails
   */
  static Optional<IndexFolder> open(IndexSettings settings) throws IOException {
    Directory directory = new MMapDirectory(Files.createDirectories(settings.folder()));
    IndexWriter writer = null;
    try {
      writer = new IndexWriter(directory, configuration(settings));
      Optional<Map<String, Progress>> progress = committed(directory);
      if (progress.isPresent()) {
        return Optional.of(new IndexFolder(directory, writer, progress.get()));
      }
      close(directory, writer);
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      close(directory, writer);
      throw e;
    }
  }

  private static IndexWriterConfig configuration(IndexSettings settings) {
    var merges = new ConcurrentMergeScheduler();
    // one runs; were fewer allowed to wait, the thread that follows would, and nothing new be found
    merges.setMaxMergesAndThreads(6, 1);
    return new IndexWriterConfig()
        .setRAMBufferSizeMB(settings.bufferBytes() / MIB)
        .setMergeScheduler(merges)
        .setCommitOnClose(false);
  }

  private static Optional<Map<String, Progress>> committed(Directory directory) throws IOException {
    if (!DirectoryReader.indexExists(directory)) {
      return Optional.of(Map.of());
    }
    List<IndexCommit> commits = DirectoryReader.listCommits(directory);
    return Progress.read(commits.get(commits.size() - 1).getUserData());
  }

  private static void close(Directory directory, @Nullable IndexWriter writer) throws IOException {
    try (directory) {
      if (writer != null) {
        writer.rollback();
      }
    }
  }

  /**
   * Deletes an index, whatever state it is in.
   *
   * @throws IOException if another process has it open
   */
  static void delete(Path folder) throws IOException {
    try (Directory directory = new MMapDirectory(folder);
        Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME);
        Stream<Path> all = Files.list(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith(IndexWriter.WRITE_LOCK_NAME)) {
          lock.ensureValid();
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /**
   * Reads all there is, and compares it with its checksums.
   *
   * @throws IOException if it is damaged
   */
  void check() throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
        leaf.reader().checkIntegrity();
      }
    } finally {
      searchers.release(searcher);
    }
  }

  /** How far each cluster is, as of when it was opened. */
  Map<String, Progress> progress() {
    return new TreeMap<>(progress);
  }

  IndexWriter writer() {
    return writer;
  }

  SearcherManager searchers() {
    return searchers;
  }

  /** Lets all be found that has been written. */
  void refresh() throws IOException {
    searchers.maybeRefreshBlocking();
  }

  /** Puts on disk what has been written, and how far that is. */
  void commit(Map<String, Progress> clusters) throws IOException {
    writer.setLiveCommitData(Progress.write(clusters).entrySet());
    writer.commit();
  }

  /** Gives up what has not been committed. */
  @Override
  public void close() throws IOException {
    try (directory;
        searchers) {
      writer.rollback();
    }
  }
}
