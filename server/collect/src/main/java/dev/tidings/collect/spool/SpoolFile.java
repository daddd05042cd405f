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
 * Frames one behind the other. What is behind the last whole one was never promised to anybody, and
 * is written over. Guarded by whoever owns it, but for {@link #sync}.
 */
final class SpoolFile implements AutoCloseable {
  private static final String SUFFIX = ".spool";

  private final Path path;
  private final long number;
  // Not a channel: those are closed when a thread that uses them is interrupted.
  private final RandomAccessFile data;
  private long end;

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

  /** Those of a folder, in order, as far as they are whole. */
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
      file.findEnd();
      files.add(file);
    }
    return files;
  }

  private void findEnd() throws IOException {
    for (Read read = read(0); read != null; read = read(read.next())) {
      end = read.next();
    }
    data.setLength(end);
  }

  /** A frame, and where the next one begins. */
  record Read(Frame frame, long next) {}

  /** The frame at a place; null behind the last that is whole. */
  @Nullable Read read(long at) throws IOException {
    if (at + Frame.HEADER > data.length()) {
      return null;
    }
    data.seek(at);
    int length = data.readInt();
    int sum = data.readInt();
    if (length < 0 || at + Frame.HEADER + length > data.length()) {
      return null;
    }
    var content = new byte[length];
    data.readFully(content);
    return Frame.isWhole(content, sum)
        ? new Read(Frame.decode(content), at + Frame.HEADER + length)
        : null;
  }

  void append(byte[] frame) throws IOException {
    data.seek(end);
    data.write(frame);
    end += frame.length;
  }

  /** What has been appended survives a crash. */
  void sync() throws IOException {
    data.getFD().sync();
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
