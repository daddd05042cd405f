package dev.tidings.forward.pump;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.files.SmallFile;
import dev.tidings.store.EventStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How far a route has come, in a file of its own. Of one thread, but for {@link #revision}; a
 * thread that was given up may come too late to {@link #advance}.
 *
 * <p>Invariant: every change up to the stored revision is settled: acknowledged by the destination,
 * among the dead letters, or not to be sent.
 */
final class Cursor {
  /** A stretch in which nothing was sent is stored less often: to read it again costs little. */
  private static final Duration BETWEEN_STORES = Duration.ofSeconds(1);

  private static final long UNKNOWN = -1;

  private final Path file;
  private final InstantSource clock;
  private volatile long revision = UNKNOWN;
  private long stored = UNKNOWN;
  private Instant lastStored = Instant.EPOCH;

  Cursor(Path file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  /**
   * Takes up where the file ends; without one, at the present, or some way before it.
   *
   * @param lookBack how old what it begins with may be
   */
  void open(EventStore store, Duration lookBack) throws IOException {
    if (revision != UNKNOWN) {
      return;
    }
    if (Files.exists(file)) {
      stored = read();
      revision = stored;
    } else {
      advance(new Beginning(store, clock.instant()).lookingBack(lookBack), true);
    }
  }

  private long read() throws IOException {
    String text = Files.readString(file).strip();
    if (!text.matches("\\d{1,18}")) {
      throw new IOException(file + " holds no revision: delete it to go on with the present");
    }
    return Long.parseLong(text);
  }

  /** Up to where everything is settled; negative as long as that is not known. */
  long revision() {
    return revision;
  }

  /**
   * Everything up to a revision is settled; if it was before, that changes nothing.
   *
   * @param sent whether something was sent on the way: that is to be remembered at once
   */
  synchronized void advance(long newRevision, boolean sent) throws IOException {
    revision = Math.max(revision, newRevision);
    boolean due = !clock.instant().isBefore(lastStored.plus(BETWEEN_STORES));
    if (sent || due) {
      store();
    }
  }

  /** Goes on behind a gap, which may be before where it was: a store may have been replaced. */
  synchronized void skip(long newRevision) throws IOException {
    revision = newRevision;
    store();
  }

  /** Returns when the disk has it. */
  synchronized void store() throws IOException {
    if (revision != stored) {
      SmallFile.write(file, (revision + "\n").getBytes(UTF_8));
      stored = revision;
      lastStored = clock.instant();
    }
  }
}
