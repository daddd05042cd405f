package dev.tidings.store.rocksdb;

import dev.tidings.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers, in a file beside the database, how far it has come: the newest revision that was
 * acknowledged, and how long the database's list of files (its manifest) is. RocksDB takes a last
 * log or a list that has been cut off for the remains of a write that nobody was told of.
 *
 * <p>Invariant: it says only what the disk has already. So it need not be synced itself: an old
 * mark claims too little, never too much.
 */
final class Mark implements AutoCloseable {
  static final String NAME = "tidings.mark";

  private static final Logger log = LoggerFactory.getLogger(Mark.class);
  private static final int SIZE = 4 * Long.BYTES;

  private final Path directory;
  private final FileChannel file;
  private final ByteBuffer row = ByteBuffer.allocateDirect(SIZE);
  private Claim claim;

  /** What a mark says. */
  record Claim(long revision, long manifest, long manifestBytes) {
    static final Claim NOTHING = new Claim(0, 0, 0);
  }

  private Mark(Path directory, FileChannel file, Claim claim) {
    this.directory = directory;
    this.file = file;
    this.claim = claim;
  }

  /** What the mark in a directory says; nothing where there is none. */
  static Claim read(Path directory) {
    Path file = directory.resolve(NAME);
    try {
      return Files.exists(file) ? decode(Files.readAllBytes(file), file) : Claim.NOTHING;
    } catch (IOException e) {
      throw new StoreException("cannot read " + file + ": " + e, e);
    }
  }

  private static Claim decode(byte[] bytes, Path file) {
    var row = ByteBuffer.wrap(bytes);
    if (bytes.length != SIZE || row.getLong(SIZE - Long.BYTES) != sum(row)) {
      throw new StoreException(
          file
              + " is damaged: delete it when no other file is; if in doubt, restore a snapshot into"
              + " an empty directory");
    }
    return new Claim(row.getLong(), row.getLong(), row.getLong());
  }

  /** Goes on with the mark of an open store, or begins one: a new one is on disk at once. */
  static Mark open(Path directory) {
    Path path = directory.resolve(NAME);
    try {
      boolean isNew = !Files.exists(path);
      Claim claim = read(directory);
      var file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      var mark = new Mark(directory, file, claim);
      mark.listed();
      if (isNew) {
        file.force(true);
        Folders.sync(directory);
      }
      return mark;
    } catch (IOException e) {
      throw new StoreException("cannot write " + path + ": " + e, e);
    }
  }

  /** A commit up to this revision is on disk, and about to be answered. */
  synchronized void acknowledged(long revision) {
    if (revision > claim.revision()) {
      write(new Claim(revision, claim.manifest(), claim.manifestBytes()));
    }
  }

  /** Looks at the list of files, which grows when tables are written. */
  void listed() {
    try {
      Manifest manifest = Manifest.current(directory);
      long bytes = Files.size(manifest.file());
      if (isNew(manifest.number(), bytes)) {
        Folders.sync(manifest.file());
        listed(manifest.number(), bytes);
      }
    } catch (IOException e) {
      log.debug("the list of files is looked at again later", e);
    }
  }

  private synchronized boolean isNew(long number, long bytes) {
    return number != claim.manifest() || bytes != claim.manifestBytes();
  }

  private synchronized void listed(long number, long bytes) {
    write(new Claim(claim.revision(), number, bytes));
  }

  /** A mark that cannot be written is an old one, which is allowed. */
  private void write(Claim next) {
    claim = next;
    row.clear().putLong(next.revision()).putLong(next.manifest()).putLong(next.manifestBytes());
    row.putLong(sum(row)).flip();
    try {
      file.write(row, 0);
    } catch (IOException e) {
      log.debug("the mark cannot be written", e);
    }
  }

  private static long sum(ByteBuffer row) {
    var sum = new CRC32C();
    sum.update(row.duplicate().position(0).limit(SIZE - Long.BYTES));
    return sum.getValue();
  }

  @Override
  public void close() throws IOException {
    listed();
    file.close();
  }
}
