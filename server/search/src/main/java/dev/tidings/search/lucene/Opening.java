package dev.tidings.search.lucene;

import java.io.IOException;
import java.util.Optional;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the index of a folder: as it is if it is whole, and empty otherwise. */
final class Opening {
  private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

  /** Lucene would say at each start that vectors are slow here; events have none. */
  private static final java.util.logging.Logger OF_VECTORS =
      java.util.logging.Logger.getLogger("org.apache.lucene.internal.vectorization");

  private final IndexSettings settings;

  Opening(IndexSettings settings) {
    OF_VECTORS.setLevel(Level.SEVERE);
    this.settings = settings;
  }

  /**
   * @param empty not to try with what is there
   * @throws IOException if the folder cannot be used, or is in use
   */
  Session open(boolean empty) throws IOException {
    Optional<IndexFolder> whole = empty ? Optional.empty() : whole();
    return new Session(settings, whole.isPresent() ? whole.get() : emptied(), System.nanoTime());
  }

  private Optional<IndexFolder> whole() throws IOException {
    try {
      Optional<IndexFolder> opened = IndexFolder.open(settings);
      if (opened.isPresent()) {
        check(opened.get());
      } else {
        LOG.info("the index in {} is of another version, and is made anew", settings.folder());
      }
      return opened;
    } catch (IOException | RuntimeException | InternalError damaged) {
      if (!Damage.is(damaged)) {
        throw damaged;
      }
      LOG.warn("the index in {} is damaged, and is made anew", settings.folder(), damaged);
      return Optional.empty();
    }
  }

  private static void check(IndexFolder folder) throws IOException {
    try {
      folder.check();
    } catch (IOException | RuntimeException | InternalError damaged) {
      folder.close();
      throw damaged;
    }
  }

  private IndexFolder emptied() throws IOException {
    IndexFolder.delete(settings.folder());
    return IndexFolder.open(settings)
        .orElseThrow(() -> new IOException("what was deleted is still there"));
  }
}
