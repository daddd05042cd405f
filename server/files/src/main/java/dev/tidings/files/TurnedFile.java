package dev.tidings.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of lines, readable by its owner only. A full one gets the time into its name and another
 * is begun; those that are too many or too old are deleted. Belongs to one thread.
 */
public final class TurnedFile implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(TurnedFile.class);

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("-uuuu-MM-dd'T'HH-mm-ss.SSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final Set<OpenOption> GOING_ON =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);

  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Turning options;
  private final InstantSource clock;
  private FileChannel file;
  private boolean nameIsSynced;

  private TurnedFile(Turning options, InstantSource clock) throws IOException {
    this.options = options;
    this.clock = clock;
    this.file = open();
  }

  /** Goes on with a file, or begins one in a folder that is there. */
  public static TurnedFile open(Turning options, InstantSource clock) throws IOException {
    return new TurnedFile(options, clock);
  }

  private FileChannel open() throws IOException {
    return FileChannel.open(options.file(), GOING_ON, OWNER_ONLY);
  }

  /**
   * Appends whole lines, without syncing them. What is written of them before the disk is full is
   * taken back.
   *
   * @throws IOException when they are not in the file
   */
  public void write(byte[] lines) throws IOException {
    turnIfFull(lines.length);
    long before = file.size();
    try {
      append(before == 0 || endsLine(before) ? lines : onItsOwnLine(lines), before);
    } catch (IOException full) {
      takeBack(before, full);
      throw full;
    }
  }

  /** Returns when all that was written is on disk. */
  public void sync() throws IOException {
    file.force(true);
    if (!nameIsSynced) {
      SmallFile.syncNames(options.file());
      nameIsSynced = true;
    }
  }

  private void append(byte[] bytes, long end) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      file.write(rest, end + rest.position());
    }
  }

  private void takeBack(long before, IOException full) {
    try {
      file.truncate(before);
    } catch (IOException failure) {
      full.addSuppressed(failure);
    }
  }

  /** A crash may have cut the last line. */
  private boolean endsLine(long size) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    file.read(last, size - 1);
    return last.get(0) == '\n';
  }

  private static byte[] onItsOwnLine(byte[] lines) {
    return ByteBuffer.allocate(1 + lines.length).put((byte) '\n').put(lines).array();
  }

  /** Where no other file can be begun, it goes on in this one: better too large than lost. */
  private void turnIfFull(int more) throws IOException {
    if (file.size() > 0 && file.size() + more > options.maxBytes()) {
      try {
        turn();
      } catch (IOException failure) {
        LOG.warn("{} stays, and grows: {}", options.file(), failure.toString());
      }
    }
  }

  private void turn() throws IOException {
    // it is not there when another one could not be begun before
    if (Files.exists(options.file())) {
      Files.move(options.file(), earlier());
    }
    FileChannel fresh = open();
    file.close();
    file = fresh;
    nameIsSynced = false;
    deleteOld();
  }

  /** The name under which what was written until now is kept: a later one where that is taken. */
  private Path earlier() {
    Instant time = clock.instant();
    Path path = named(time);
    while (Files.exists(path)) {
      time = time.plusMillis(1);
      path = named(time);
    }
    return path;
  }

  private Path named(Instant time) {
    return options.file().resolveSibling(begin() + STAMP.format(time) + end());
  }

  private String begin() {
    String name = options.file().getFileName().toString();
    return name.substring(0, name.length() - end().length());
  }

  private String end() {
    String name = options.file().getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot);
  }

  private void deleteOld() throws IOException {
    List<Path> earlier = earlierFiles();
    for (int i = 0; i < earlier.size(); i++) {
      boolean tooMany = options.maxBackups() > 0 && i >= options.maxBackups();
      if (tooMany || isTooOld(earlier.get(i))) {
        Files.deleteIfExists(earlier.get(i));
      }
    }
  }

  /** The newest first: their names are in the order of time. */
  private List<Path> earlierFiles() throws IOException {
    int length =
        options.file().getFileName().toString().length() + STAMP.format(Instant.EPOCH).length();
    var found = new ArrayList<Path>();
    Path folder = options.file().toAbsolutePath().getParent();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path each : files) {
        String name = each.getFileName().toString();
        if (name.length() == length && name.startsWith(begin() + "-") && name.endsWith(end())) {
          found.add(each);
        }
      }
    }
    found.sort(Comparator.reverseOrder());
    return found;
  }

  private boolean isTooOld(Path earlier) throws IOException {
    Instant written = Files.getLastModifiedTime(earlier).toInstant();
    Instant oldest = clock.instant().minus(Duration.ofDays(options.maxAgeDays()));
    return options.maxAgeDays() > 0 && written.isBefore(oldest);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
