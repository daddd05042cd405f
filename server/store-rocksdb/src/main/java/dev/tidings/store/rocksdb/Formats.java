package dev.tidings.store.rocksdb;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.tidings.store.EventTerms;
import dev.tidings.store.NewerFormatException;
import dev.tidings.store.StoreException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The formats that can be read. New stores get the newest; an older store is brought up to it,
 * after a copy of it has been put aside.
 *
 * @param newest the newest format that can be read
 * @param upgrades the first makes format 2 of format 1, the next 3 of 2, and so on; empty when a
 *     store is to be left as it is
 */
record Formats(int newest, List<Upgrade> upgrades) {
  private static final int NEWEST = 2;
  private static final int NONE = 0;

  /** All formats there have been, none of which is upgraded. */
  static final Formats AS_THEY_ARE = new Formats(NEWEST, List.of());

  static final byte[] KEY = "format".getBytes(US_ASCII);

  private static final Logger log = LoggerFactory.getLogger(Formats.class);

  /**
   * Rewrites the rows of one format as those of the next. After a crash it is run again from its
   * beginning, so it must take rows that it has rewritten already for what they are.
   */
  @FunctionalInterface
  interface Upgrade {
    void rewrite(Database database);
  }

  Formats {
    upgrades = List.copyOf(upgrades);
    if (!upgrades.isEmpty() && upgrades.size() != newest - 1) {
      throw new IllegalArgumentException(
          "format %d takes other than %d upgrades".formatted(newest, upgrades.size()));
    }
  }

  /** All formats there have been, brought up to the newest by what the index is to know. */
  static Formats upgradedWith(EventTerms.Reader terms) {
    return new Formats(NEWEST, List.of(new MoreTerms(terms)));
  }

  /** The format of a store that has just been opened, which is not changed; none if it is new. */
  int found(Database database, Path directory) {
    byte @Nullable [] row = database.find(Family.META, KEY);
    if (row == null && database.find(Family.META, StoreState.KEY) != null) {
      throw new StoreException(
          "the store in %s has lost its format: restore a snapshot into an empty directory"
              .formatted(directory));
    }
    int found = row == null ? NONE : ByteBuffer.wrap(row).getInt();
    if (found > newest()) {
      throw new NewerFormatException(
          "the store in %s has format %d, but this version of tidings reads up to format %d: use a newer one"
              .formatted(directory, found, newest()));
    }
    return found;
  }

  /** Sees to it that a store has the newest format, of which it is known that it is whole. */
  void settle(Database database, Path directory, int found) {
    if (found == NONE) {
      write(database, newest());
    } else if (found < newest() && !upgrades.isEmpty()) {
      Path copy = putAside(database, directory, found);
      log.info(
          "upgrading the store in {} from format {} to {}; a copy of it is kept in {}",
          directory,
          found,
          newest(),
          copy.getFileName());
      for (int format = found; format < newest(); format++) {
        upgrades.get(format - 1).rewrite(database);
        write(database, format + 1);
        log.info("the store in {} has been upgraded to format {}", directory, format + 1);
      }
    }
  }

  /**
   * An upgrade gives no revision: a copy at this one was taken by an upgrade that was cut off, and
   * is the older one. A store that was an older one again meanwhile has come to another revision.
   */
  private static Path putAside(Database database, Path directory, int format) {
    StoreState state = StoreState.decode(database.find(Family.META, StoreState.KEY));
    Path copy = directory.resolve("format-%d-at-%d".formatted(format, state.revision()));
    if (!Files.exists(copy)) {
      database.checkpoint(copy);
    }
    return copy;
  }

  private static void write(Database database, int format) {
    try (var batch = new Batch(database)) {
      batch.put(Family.META, KEY, ByteBuffer.allocate(Integer.BYTES).putInt(format).array());
      database.commit(batch);
    }
  }
}
