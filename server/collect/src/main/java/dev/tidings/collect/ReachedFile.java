package dev.tidings.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.collect.Batch.Seen;
import dev.tidings.files.SmallFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a cluster was followed, in a file: written at the end of each list, and otherwise once a
 * second at most. Of one thread.
 */
final class ReachedFile {
  /** What is seen a second time is unchanged, so the file need not be written each time. */
  private static final Duration BETWEEN_WRITES = Duration.ofSeconds(1);

  private final Path file;
  private @Nullable Reached reached;
  private @Nullable Reached stored;

  private ReachedFile(Path file) {
    this.file = file;
  }

  /**
   * Goes on where the file ends.
   *
   * @throws IOException when there is one that cannot be read
   */
  static ReachedFile open(Path file) throws IOException {
    var opened = new ReachedFile(file);
    if (Files.exists(file)) {
      opened.stored = read(file);
      opened.reached = opened.stored;
    }
    return opened;
  }

  private static Reached read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    try {
      return new Reached(lines.get(0), Instant.parse(lines.get(1)));
    } catch (IndexOutOfBoundsException | IllegalArgumentException | DateTimeException e) {
      throw new IOException(
          file + " does not say how far the cluster was followed: delete it to begin anew", e);
    }
  }

  Optional<Reached> reached() {
    return Optional.ofNullable(reached);
  }

  /** Everything up to here has been taken. */
  void advance(Reached to, Seen seen) throws IOException {
    reached = to;
    if (seen == Seen.LISTED || stored == null || isDue(to.at(), stored.at())) {
      write();
    }
  }

  /** A clock that was set back is no reason to wait until it is where it was. */
  private static boolean isDue(Instant now, Instant written) {
    return now.isBefore(written) || !now.isBefore(written.plus(BETWEEN_WRITES));
  }

  /** Writes it now, if it is not written. */
  void write() throws IOException {
    if (reached != null && !reached.equals(stored)) {
      SmallFile.write(file, (reached.revision() + "\n" + reached.at() + "\n").getBytes(UTF_8));
      stored = reached;
    }
  }
}
