package dev.tidings.store.rocksdb;

import static java.util.Objects.requireNonNull;

import dev.tidings.store.StoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** Looks at a copy of a store without changing it. */
final class CopiedStore {
  /** Each block is read once: what is kept of them is of no use, but for indexes. */
  private static final long CACHE_BYTES = 4 << 20;

  private static final int OPEN_FILES = 32;

  private CopiedStore() {}

  /** Reads every block of a copy, and says where the store in it stands. */
  static StoreState inspect(Path copy) {
    try (var owned = new Owned()) {
      DBOptions options = owned.add(options()).setMaxOpenFiles(OPEN_FILES);
      ColumnFamilyOptions family = owned.add(familyOptions(owned));
      List<ColumnFamilyDescriptor> descriptors =
          RocksDB.listColumnFamilies(owned.add(new Options()), copy.toString()).stream()
              .map(name -> new ColumnFamilyDescriptor(name, family))
              .toList();
      var handles = new ArrayList<ColumnFamilyHandle>();
      RocksDB rocks =
          owned.add(RocksDB.openReadOnly(options, copy.toString(), descriptors, handles));
      handles.forEach(owned::add);
      rocks.verifyChecksum();
      int meta = descriptors.indexOf(new ColumnFamilyDescriptor(Family.META.bytes(), family));
      return StoreState.decode(rocks.get(handles.get(meta), StoreState.KEY));
    } catch (RocksDBException e) {
      throw new StoreException("the store is damaged: " + e.getMessage(), e);
    }
  }

  /**
   * With the checks that the store was written with: RocksDB 11.8 ends the process when it opens to
   * read what lists its logs, as a store under load does, and is not told to look at the list.
   */
  private static DBOptions options() {
    return requireNonNull(DBOptions.getDBOptionsFromProps(Opening.WAL_CHECKS));
  }

  private static ColumnFamilyOptions familyOptions(Owned owned) {
    var table =
        new BlockBasedTableConfig()
            .setBlockCache(owned.add(new LRUCache(CACHE_BYTES)))
            .setCacheIndexAndFilterBlocks(true);
    return new ColumnFamilyOptions().setTableFormatConfig(table);
  }
}
