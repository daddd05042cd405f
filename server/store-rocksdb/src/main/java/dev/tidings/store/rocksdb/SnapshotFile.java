package dev.tidings.store.rocksdb;

import dev.tidings.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A snapshot of a store in a file that has been found whole. */
public final class SnapshotFile {
  private final Path file;
  private final SnapshotManifest manifest;

  private SnapshotFile(Path file, SnapshotManifest manifest) {
    this.file = file;
    this.manifest = manifest;
  }

  /**
   * Reads a snapshot from its first byte to its last.
   *
   * @throws StoreException in one line, which names the first file in it that is damaged or missing
   */
  public static SnapshotFile verify(Path file) {
    try (var zip = new ZipFile(file.toFile())) {
      SnapshotManifest manifest = manifest(zip, file);
      for (Map.Entry<String, String> entry : manifest.digests().entrySet()) {
        if (!entry.getValue().equals(digest(zip, entry.getKey()))) {
          throw new StoreException(
              "the snapshot %s is damaged: %s in it is not what was saved"
                  .formatted(file, entry.getKey()));
        }
      }
      return new SnapshotFile(file, manifest);
    } catch (IOException e) {
      throw new StoreException("%s is not a whole snapshot: %s".formatted(file, e.getMessage()), e);
    }
  }

  /**
   * Gives a file that has just been written its name, once it is found whole; when this returns the
   * disk has it.
   *
   * @throws StoreException as {@link #verify} does
   * @throws FileAlreadyExistsException when there is another file of that name, which stays
   */
  public static SnapshotFile keep(Path written, Path name) throws IOException {
    SnapshotManifest whole = verify(written).manifest;
    Folders.sync(written);
    give(written, name);
    Folders.sync(name.toAbsolutePath().resolveSibling("."));
    return new SnapshotFile(name, whole);
  }

  /** A link replaces nothing, also when two give the same name at once; moving a file might. */
  private static void give(Path written, Path name) throws IOException {
    try {
      Files.createLink(name, written);
    } catch (FileAlreadyExistsException taken) {
      throw taken;
    } catch (UnsupportedOperationException | FileSystemException noLinks) {
      Files.move(written, name);
    }
    Files.deleteIfExists(written);
  }

  private static SnapshotManifest manifest(ZipFile zip, Path file) throws IOException {
    ZipEntry entry = zip.getEntry(SnapshotManifest.NAME);
    if (entry == null) {
      throw new StoreException(
          "%s is not a whole snapshot: it has no %s".formatted(file, SnapshotManifest.NAME));
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return SnapshotManifest.decode(in.readAllBytes())
          .orElseThrow(
              () ->
                  new StoreException(
                      "the snapshot %s is damaged: %s in it is not what was saved"
                          .formatted(file, SnapshotManifest.NAME)));
    }
  }

  /** The digest of a file in the archive; null when it is not there or cannot be read. */
  private static @Nullable String digest(ZipFile zip, String name) {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      return null;
    }
    MessageDigest digest = SnapshotManifest.digest();
    try (InputStream in = new DigestInputStream(zip.getInputStream(entry), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
      return SnapshotManifest.hex(digest);
    } catch (IOException unreadable) {
      return null;
    }
  }

  /** The newest revision in it. */
  public long revision() {
    return manifest.revision();
  }

  /** How many events are in it. */
  public long events() {
    return manifest.events();
  }

  /** When it was taken. */
  public Instant taken() {
    return manifest.taken();
  }

  /** Writes its files, synced, into a folder. */
  void unpack(Path folder) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      for (String name : manifest.digests().keySet()) {
        Path target = folder.resolve(name);
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
          Files.copy(in, target);
        }
        Folders.sync(target);
      }
    }
  }
}
