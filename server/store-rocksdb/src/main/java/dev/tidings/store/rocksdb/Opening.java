package dev.tidings.store.rocksdb;

import static java.util.Objects.requireNonNull;

import dev.tidings.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.Env;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.Options;
import org.rocksdb.Priority;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WALRecoveryMode;

/** Opens RocksDB with bounded memory and logs, and checks that what is there can be read. */
final class Opening {
  /** A write-ahead log that is missing, or too short, before another one is damage. */
  static final Properties WAL_CHECKS = walChecks();

  /** One writes tables, three rewrite them: a large family must not keep the small ones waiting. */
  private static final int BACKGROUND_JOBS = 4;

  /** Of the smallest store that has its memory for itself; one that shares it has no smaller. */
  private static final long LEAST_FILE_BYTES = 2 << 20;

  private final Path directory;
  private final MemoryBudget budget;
  private final RocksMemory memory;
  private final Owned owned;
  private final Map<Family, ColumnFamilyHandle> handles = new EnumMap<>(Family.class);

  /**
   * Opens nothing yet.
   *
   * @param memory is not closed with the rest
   */
  Opening(Path directory, MemoryBudget budget, RocksMemory memory, Owned owned) {
    this.directory = directory;
    this.budget = budget;
    this.memory = memory;
    this.owned = owned;
  }

  Map<Family, ColumnFamilyHandle> handles() {
    return handles;
  }

  RocksDB open() throws RocksDBException {
    // Rewriting tables can wait for a while, and who writes or reads an event cannot.
    Env.getDefault().lowerThreadPoolCPUPriority(Priority.LOW);
    List<byte[]> present = present();
    checkWhole(present);
    syncLogs();
    List<ColumnFamilyDescriptor> descriptors = descriptors(present);
    var opened = new ArrayList<ColumnFamilyHandle>();
    RocksDB rocks =
        owned.add(RocksDB.open(databaseOptions(), directory.toString(), descriptors, opened));
    opened.forEach(owned::add);
    Iterator<ColumnFamilyHandle> inOrder = opened.iterator();
    for (Family family : Family.values()) {
      handles.put(family, inOrder.next());
    }
    return rocks;
  }

  /** The families that are there; none when there is no database yet. */
  private List<byte[]> present() throws RocksDBException {
    try (var options = new Options()) {
      return RocksDB.listColumnFamilies(options, directory.toString());
    }
  }

  /** Ours first, then what else is there: a newer format may have more, and is refused by name. */
  private List<ColumnFamilyDescriptor> descriptors(List<byte[]> present) {
    var names = new ArrayList<byte[]>();
    for (Family family : Family.values()) {
      names.add(family.bytes());
    }
    names.add(RocksDB.DEFAULT_COLUMN_FAMILY);
    for (byte[] name : present) {
      if (names.stream().noneMatch(known -> Arrays.equals(known, name))) {
        names.add(name);
      }
    }
    return names.stream().map(name -> new ColumnFamilyDescriptor(name, familyOptions())).toList();
  }

  /** Families that are missing must not be made anew: their rows were there. */
  private void checkWhole(List<byte[]> present) {
    for (Family family : Family.values()) {
      if (!present.isEmpty() && present.stream().noneMatch(family::isNamed)) {
        throw new StoreException(
            "%s holds a database that is no whole Tidings store: column family %s is missing"
                .formatted(directory, family));
      }
    }
  }

  /**
   * What is replayed stays in its logs alone for a while, and new writes build on it: a process
   * that was killed need not have synced all of it.
   */
  private void syncLogs() {
    try {
      for (Path file : LogCheck.logs(directory)) {
        Folders.sync(file);
      }
      Folders.sync(directory);
    } catch (IOException e) {
      throw new StoreException("the logs in %s cannot be synced: %s".formatted(directory, e), e);
    }
  }

  /** Options that have no setter in Java. */
  private static Properties walChecks() {
    var options = new Properties();
    options.setProperty("track_and_verify_wals_in_manifest", "true");
    return options;
  }

  private DBOptions databaseOptions() {
    return owned
        .add(requireNonNull(DBOptions.getDBOptionsFromProps(WAL_CHECKS)))
        .setCreateIfMissing(true)
        .setCreateMissingColumnFamilies(true)
        // A write cut off by a crash was never answered; damage anywhere else must not be skipped.
        .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
        .setWriteBufferManager(memory.writeBuffers())
        // When the log is full all families begin new tables, small ones too: not too often.
        .setMaxTotalWalSize(2 * budget.writeBufferBytes())
        // What is replayed stays where it is: tables are written when there is time for it.
        .setAvoidFlushDuringRecovery(true)
        .setMaxBackgroundJobs(BACKGROUND_JOBS)
        // For each of the many tables that are rewritten together: it is memory outside the budget.
        .setCompactionReadaheadSize(256 << 10)
        .setMaxOpenFiles(512)
        .setInfoLogLevel(InfoLogLevel.INFO_LEVEL)
        .setMaxLogFileSize(4 << 20)
        .setKeepLogFileNum(4);
  }

  private ColumnFamilyOptions familyOptions() {
    var table =
        new BlockBasedTableConfig()
            .setBlockCache(memory.cache())
            .setCacheIndexAndFilterBlocks(true)
            .setCacheIndexAndFilterBlocksWithHighPriority(true)
            .setPinL0FilterAndIndexBlocksInCache(true)
            .setFilterPolicy(owned.add(new BloomFilter(10)))
            .setFormatVersion(6);
    return owned
        .add(new ColumnFamilyOptions())
        .setTableFormatConfig(table)
        // Also the room a disk that was full must have before RocksDB writes again.
        .setWriteBufferSize(budget.writeBufferBytes() / 4)
        // Small tables and levels: what was deleted is met again soon, and each rewriting is short.
        .setTargetFileSizeBase(Math.max(budget.writeBufferBytes() / 2, LEAST_FILE_BYTES))
        .setMaxBytesForLevelBase(Math.max(budget.writeBufferBytes(), 2 * LEAST_FILE_BYTES))
        // All families begin new tables when the log is full, so many of them are nearly empty.
        .setLevel0FileNumCompactionTrigger(8)
        // The same holds in memory: one of them may have to wait while a large one is written out.
        .setMaxWriteBufferNumber(4)
        .setLevel0SlowdownWritesTrigger(40)
        .setLevel0StopWritesTrigger(80)
        .setCompressionType(CompressionType.LZ4_COMPRESSION)
        .setBottommostCompressionType(CompressionType.ZSTD_COMPRESSION);
  }
}
