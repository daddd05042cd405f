package dev.tidings.store.rocksdb;

import dev.tidings.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rocksdb.LiveFileMetaData;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the newest tables to their ends when a store is opened, as many as a fixed number of bytes
 * allows. Damage in the others is found when they are read, or when a snapshot is taken.
 */
final class TableCheck {
  private static final Logger log = LoggerFactory.getLogger(TableCheck.class);

  /**
   * Some ten milliseconds' worth: bytes and not a time, for how long they take is known only
   * afterwards. More than the largest table has, which is a little over 16 MiB.
   */
  private static final long ROOM = 24 << 20;

  private final Path directory;

  TableCheck(Path directory) {
    this.directory = directory;
  }

  /**
   * The first table that is so damaged that it cannot even be opened: RocksDB may blame its list of
   * files for that.
   */
  static Optional<Path> firstUnreadable(Path directory) {
    try (var options = new Options()) {
      return Folders.list(directory).stream()
          .filter(file -> file.toString().endsWith(".sst") && !opens(file, options))
          .findFirst();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean opens(Path table, Options options) {
    try (var reader = new SstFileReader(options)) {
      reader.open(table.toString());
      return true;
    } catch (RocksDBException e) {
      return !Database.isOfDamage(e);
    }
  }

  /** Compactions may run meanwhile, but must not delete what is about to be read. */
  void check(RocksDB rocks) throws RocksDBException {
    rocks.disableFileDeletions();
    try {
      checkTables(rocks);
    } finally {
      rocks.enableFileDeletions();
    }
  }

  private void checkTables(RocksDB rocks) {
    List<LiveFileMetaData> tables =
        rocks.getLiveFilesMetaData().stream()
            .sorted(Comparator.comparing(LiveFileMetaData::fileName).reversed())
            .toList();
    long room = ROOM;
    int checked = 0;
    try (var options = new Options()) {
      while (checked < tables.size() && tables.get(checked).size() <= room) {
        check(tables.get(checked).fileName(), options);
        room -= tables.get(checked).size();
        checked++;
      }
    }
    log.info("{} of {} tables in {} have been checked", checked, tables.size(), directory);
  }

  private void check(String table, Options options) {
    try (var reader = new SstFileReader(options)) {
      reader.open(directory + table);
      reader.verifyChecksum();
    } catch (RocksDBException e) {
      throw new StoreException(
          "the store in %s is damaged: %s%s"
              .formatted(directory, e.getMessage(), DirectoryCheck.REMEDY),
          e);
    }
  }
}
