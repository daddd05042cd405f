package dev.tidings.collect.spool;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Frames one behind the other. In the newest file, what is behind the last whole one was never
 * promised to anybody, and is written over. Guarded by whoever owns it.
 */
final class SpoolFile implements AutoCloseable {
  private static final String SUFFIX = ".spool";

  private final Path path;
  private final long number;
  // Not a channel: those are closed when a thread that uses them is interrupted.
  private final RandomAccessFile data;
  private long end;
  private long synced;

  private SpoolFile(Path path, long number) throws IOException {
    this.path = path;
    this.number = number;
    this.data = new RandomAccessFile(path.toFile(), "rw");
  }

  static SpoolFile create(Path folder, long number) throws IOException {
    var file = new SpoolFile(folder.resolve("%019d%s".formatted(number, SUFFIX)), number);
    file.data.setLength(0);
    return file;
  }

  /** Those of a folder, in order. */
  static List<SpoolFile> openAll(Path folder) throws IOException {
    List<Path> paths;
    try (Stream<Path> all = Files.list(folder)) {
      paths = all.filter(path -> path.toString().endsWith(SUFFIX)).sorted().toList();
    }
    var files = new ArrayList<SpoolFile>();
    for (Path path : paths) {
      String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
      var file =
          new SpoolFile(path, Long.parseLong(name.substring(0, name.length() - SUFFIX.length())));
      file.findEnd(path.equals(paths.getLast()));
      files.add(file);
    }
    return files;
  }

  private void findEnd(boolean newest) throws IOException {
    end = data.length();
    long whole = 0;
    for (Read read = read(0); read != null; read = read(read.next())) {
      whole = read.frame() == null ? whole : read.next();
    }
    end = newest ? whole : end;
    data.setLength(end);
    synced = end;
  }

  /**
   * What is at a place.
   *
   * @param frame null for one that cannot be read any more
   * @param next where the next one begins
   */
  record Read(@Nullable Frame frame, long next) {}

  /** What is at a place; null at the end. Without a length nothing behind it is found either. */
  @Nullable Read read(long at) throws IOException {
    if (at >= end) {
      return null;
    }
    if (at + Frame.HEADER > end) {
      return new Read(null, end);
    }
    data.seek(at);
    int length = data.readInt();
    int sum = data.readInt();
    long next = at + Frame.HEADER + length;
    if (length < Frame.SHORTEST || next > end) {
      return new Read(null, end);
    }
    var content = new byte[length];
    data.readFully(content);
    return new Read(Frame.isWhole(content, sum) ? Frame.decode(content) : null, next);
  }

  /** The stamp of the last frame before a place; empty when there is none. */
  String stampBefore(long place) throws IOException {
    String stamp = "";
    for (Read read = read(0); read != null && read.next() <= place; read = read(read.next())) {
      stamp = read.frame() == null ? stamp : read.frame().stamp();
    }
    return stamp;
  }

  void append(byte[] frame) throws IOException {
    data.seek(end);
    data.write(frame);
    end += frame.length;
  }

  /** What has been appended survives a crash. */
  void sync() throws IOException {
    data.getFD().sync();
    synced = end;
  }

  /** What has been appended since the last sync was not. */
  void takeBack() {
    end = synced;
  }

  /** Nothing is left behind the end. */
  void cut() throws IOException {
    data.setLength(end);
  }

  long number() {
    return number;
  }

  long end() {
    return end;
  }

  @Override
  public void close() throws IOException {
    data.close();
  }

  void delete() throws IOException {
    close();
    Files.deleteIfExists(path);
  }
}
