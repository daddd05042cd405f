package dev.tidings.store.rocksdb;

import dev.tidings.store.StoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** Looks at a copy of a store without changing it. */
final class CopiedStore {
  private CopiedStore() {}

  /** Reads every block of a copy, and says where the store in it stands. */
  static StoreState inspect(Path copy) {
    try (var owned = new Owned()) {
      DBOptions options = owned.add(new DBOptions());
      ColumnFamilyOptions family = owned.add(new ColumnFamilyOptions());
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
}
