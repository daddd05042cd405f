package dev.tidings.collect.spool;

import static java.util.Objects.requireNonNull;

import dev.tidings.files.SmallFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A queue of frames on disk: some thread appends, another takes them in their order, and a frame is
 * there until it has been acknowledged, also in the next process. When it is full the oldest
 * sixteenth goes, and what comes next says what is missing before it. Safe for use by several
 * threads.
 *
 * <p>Invariant: {@link #first} is the oldest frame that is there and not acknowledged; how far that
 * is stands in a file before the next one is given out.
 */
public final class Spool implements AutoCloseable {
  public static final long LEAST_BYTES = 1 << 20;

  private static final int FILES = 16;

  private final Path folder;
  private final long fileBytes;
  private final FileChannel lock;
  private final SpoolNote acknowledged;
  private final SpoolNote gone;
  private final Deque<SpoolFile> files = new ArrayDeque<>();
  private long place;
  private long number;
  private SpoolFile.@Nullable Read first;
  private @Nullable Lost lost;
  private long lostInAll;
  private boolean doubtful;

  /**
   * What is missing before a frame.
   *
   * @param since the stamp of the first frame that is lost, or of the last before it; empty when
   *     neither is known
   * @param weight of all that are, as far as it is known
   */
  public record Lost(String since, long weight) {}

  /**
   * The oldest frame.
   *
   * @param missing what is lost before it; null for nothing
   * @param number tells it from others
   */
  public record First(Frame frame, @Nullable Lost missing, long number) {}

  private Spool(Path folder, long maxBytes, FileChannel lock) {
    this.folder = folder;
    this.fileBytes = maxBytes / FILES;
    this.lock = lock;
    this.acknowledged = new SpoolNote(folder.resolve("acknowledged"));
    this.gone = new SpoolNote(folder.resolve("lost"));
  }

  /**
   * Opens the spool in a folder, or makes one there.
   *
   * @param maxBytes of all files together, at least {@link #LEAST_BYTES}
   * @throws IOException when the folder cannot be used, or is in use
   */
  public static Spool open(Path folder, long maxBytes) throws IOException {
    if (maxBytes < LEAST_BYTES) {
      throw new IllegalArgumentException("a spool has at least " + LEAST_BYTES + " bytes");
    }
    Files.createDirectories(folder);
    var spool = new Spool(folder, maxBytes, lock(folder));
    try {
      spool.recover();
      return spool;
    } catch (IOException | RuntimeException failed) {
      spool.close();
      throw failed;
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    var channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock held = null;
    try {
      held = channel.tryLock();
    } catch (OverlappingFileLockException ours) {
      // said below
    }
    if (held == null) {
      channel.close();
      throw new IOException(folder + " is in use by another agent");
    }
    return channel;
  }

  private synchronized void recover() throws IOException {
    files.addAll(SpoolFile.openAll(folder));
    SpoolNote.Content cursor = acknowledged.read().orElse(SpoolNote.NOTHING);
    long file = acknowledged.number(cursor.first());
    place = acknowledged.number(cursor.second());
    while (files.size() > 1 && files.getFirst().number() < file) {
      files.removeFirst().delete();
    }
    if (files.isEmpty() || files.getFirst().number() != file) {
      place = 0;
    }
    if (files.isEmpty()) {
      begin(file + 1);
    }
    place = Math.clamp(place, 0, files.getFirst().end());
    Optional<SpoolNote.Content> missing = gone.read();
    if (missing.isPresent()) {
      lost = new Lost(missing.get().first(), gone.number(missing.get().second()));
    }
  }

  /** Appends frames; when this returns they are on disk. */
  public synchronized void append(List<Frame> frames) throws IOException {
    try {
      settleDoubts();
      write(frames);
    } catch (IOException failed) {
      doubtful = true;
      files.getLast().takeBack();
      throw failed;
    }
    notifyAll();
  }

  /** What a disk still writes after a failure nobody knows: what comes next goes elsewhere. */
  private void settleDoubts() throws IOException {
    if (doubtful) {
      files.getLast().cut();
    }
    if (doubtful && files.getLast().end() > 0) {
      begin(files.getLast().number() + 1);
    }
    doubtful = false;
  }

  private void write(List<Frame> frames) throws IOException {
    for (Frame frame : frames) {
      byte[] bytes = frame.encode();
      if (files.getLast().end() > 0 && files.getLast().end() + bytes.length > fileBytes) {
        files.getLast().sync();
        begin(files.getLast().number() + 1);
      }
      while (files.size() > 1 && bytes() + bytes.length > FILES * fileBytes) {
        dropOldest();
      }
      files.getLast().append(bytes);
    }
    files.getLast().sync();
  }

  private void begin(long number) throws IOException {
    files.add(SpoolFile.create(folder, number));
    SmallFile.syncNames(folder.resolve("lock"));
  }

  private void dropOldest() throws IOException {
    SpoolFile oldest = files.getFirst();
    String since = "";
    long weight = 0;
    for (SpoolFile.Read read = oldest.read(place); read != null; read = oldest.read(read.next())) {
      Frame frame = read.frame();
      since = since.isEmpty() && frame != null ? frame.stamp() : since;
      weight += frame == null ? 1 : frame.weight();
    }
    if (oldest.read(place) != null) {
      lose(since, weight);
    }
    files.removeFirst().delete();
    place = 0;
    first = null;
  }

  private void lose(String since, long weight) throws IOException {
    Lost before = lost == null ? new Lost("", 0) : lost;
    var all = new Lost(before.since().isEmpty() ? since : before.since(), before.weight() + weight);
    gone.write(all.since(), all.weight());
    lost = all;
    lostInAll += weight;
  }

  /** The oldest frame, as soon as there is one; empty when that takes longer. */
  public synchronized Optional<First> first(Duration patience)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    long left = patience.toNanos();
    while (!find() && left > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = deadline - System.nanoTime();
    }
    return Optional.ofNullable(first)
        .map(read -> new First(requireNonNull(read.frame()), lost, number));
  }

  private boolean find() throws IOException {
    while (first == null) {
      SpoolFile.Read read = files.getFirst().read(place);
      if (read == null && files.size() == 1) {
        return false;
      }
      if (read == null) {
        files.removeFirst().delete();
        place = 0;
      } else if (read.frame() == null) {
        lose(files.getFirst().stampBefore(place), 1);
        place = read.next();
      } else {
        first = read;
        number++;
      }
    }
    return true;
  }

  /**
   * What was given out need not be kept any more; nothing, if it has had to go since.
   *
   * @param given by {@link #first(Duration)}
   */
  public synchronized void acknowledge(First given) throws IOException {
    if (lost != null && lost.equals(given.missing())) {
      lost = null;
      gone.delete();
    }
    if (first != null && number == given.number()) {
      place = first.next();
      first = null;
      acknowledged.write(Long.toString(files.getFirst().number()), place);
    }
  }

  /** What the files have, acknowledged frames of the oldest included. */
  public synchronized long bytes() {
    return files.stream().mapToLong(SpoolFile::end).sum();
  }

  /** The weight of all that was lost since it was opened. */
  public synchronized long lost() {
    return lostInAll;
  }

  @Override
  public synchronized void close() {
    try {
      for (SpoolFile file : files) {
        file.close();
      }
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
