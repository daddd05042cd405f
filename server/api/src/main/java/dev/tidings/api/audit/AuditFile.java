package dev.tidings.api.audit;

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

/**
 * The file of the audit log, readable by its owner only. A full one gets the time into its name and
 * another is begun; those that are too many or too old are deleted. Belongs to one thread.
 */
final class AuditFile implements Closeable {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("-uuuu-MM-dd'T'HH-mm-ss.SSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final Set<OpenOption> APPENDING =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);

  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final AuditOptions options;
  private final InstantSource clock;
  private FileChannel file;

  AuditFile(AuditOptions options, InstantSource clock) throws IOException {
    this.options = options;
    this.clock = clock;
    this.file = open();
  }

  private FileChannel open() throws IOException {
    return FileChannel.open(options.file(), APPENDING, OWNER_ONLY);
  }

  /** Appends whole lines. */
  void write(byte[] lines) throws IOException {
    if (!file.isOpen()) {
      file = open();
    }
    if (file.size() > 0 && file.size() + lines.length > options.maxBytes()) {
      turn();
    }
    ByteBuffer rest = ByteBuffer.wrap(lines);
    while (rest.hasRemaining()) {
      file.write(rest);
    }
  }

  private void turn() throws IOException {
    file.close();
    Files.move(options.file(), options.file().resolveSibling(earlier(clock.instant())));
    file = open();
    deleteOld();
  }

  /** The name under which what was written until now is kept. */
  private String earlier(Instant now) {
    return begin() + STAMP.format(now) + end();
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
