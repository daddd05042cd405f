package dev.tidings.store.rocksdb;

import dev.tidings.store.Snapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A copy of a store's files that is written out as one zip file, the manifest last: what is cut off
 * has none.
 */
final class RocksSnapshot implements Snapshot {
  private final Path copy;
  private final StoreState state;
  private final Instant taken;
  private final Runnable end;

  RocksSnapshot(Path copy, StoreState state, Instant taken, Runnable end) {
    this.copy = copy;
    this.state = state;
    this.taken = taken;
    this.end = end;
  }

  @Override
  public String mediaType() {
    return "application/zip";
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    var zip = new ZipOutputStream(out);
    // Tables are compressed already.
    zip.setLevel(Deflater.NO_COMPRESSION);
    SequencedMap<String, String> digests = new LinkedHashMap<>();
    for (Path file : Folders.list(copy)) {
      String name = file.getFileName().toString();
      zip.putNextEntry(new ZipEntry(name));
      MessageDigest digest = SnapshotManifest.digest();
      Files.copy(file, new DigestOutputStream(zip, digest));
      digests.put(name, SnapshotManifest.hex(digest));
    }
    zip.putNextEntry(new ZipEntry(SnapshotManifest.NAME));
    zip.write(new SnapshotManifest(state.revision(), state.liveEvents(), taken, digests).encode());
    zip.finish();
  }

  @Override
  public void close() {
    end.run();
  }
}
