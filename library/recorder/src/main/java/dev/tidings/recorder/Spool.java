package dev.tidings.recorder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records of one directory, in order, in a few files that are begun one after the other.
 *
 * <p>Invariant: a file that another process has written, or that could not be written once, is
 * never appended to. Safe for use by several threads.
 */
final class Spool {
  private static final Logger LOG = LoggerFactory.getLogger(EventBroadcaster.class);
  private static final int SEGMENTS = 16;

  private final SpoolOptions options;
  private final DirectoryLock lock;
  private final List<Segment> segments = new ArrayList<>();
  private final Set<Segment> unsynced = new HashSet<>();
  private @Nullable Segment active;
  private boolean closed;

  private Spool(SpoolOptions options, DirectoryLock lock) {
    this.options = options;
    this.lock = lock;
  }

  /**
   * Opens the directory, and finds what an earlier process has left in it.
   *
   * @throws IllegalStateException if another process, or another sink, has it open
   * @throws UncheckedIOException if it cannot be used
   */
  static Spool open(SpoolOptions options) {
    Path directory = options.directory();
    try {
      SyncedDirectory.create(directory);
      Spool spool = new Spool(options, DirectoryLock.of(directory));
      try {
        spool.recover();
        return spool;
      } catch (IOException e) {
        spool.closeUnused();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use " + directory + " as a spool", e);
    }
  }

  private void recover() throws IOException {
    mergeSmallFiles();
    for (Path file : Segment.files(options.directory())) {
      Segment segment = Segment.recover(file);
      if (segment.garbage() > 0) {
        LOG.warn("{} is damaged: its last {} bytes are left out", file, segment.garbage());
      }
      segments.add(segment);
      dropIfDone(segment);
    }
  }

  /** Each file that is here stays open, and is looked at for each event. */
  private void mergeSmallFiles() throws IOException {
    SmallFiles small = new SmallFiles(options.directory(), options.maxBytes() / SEGMENTS);
    small.recover();
    List<Path> files = Segment.files(options.directory());
    if (files.size() > SEGMENTS) {
      small.merge(files);
    }
  }

  Path directory() {
    return options.directory();
  }

  /** How many records are not settled. */
  synchronized long waiting() {
    return segments.stream().mapToLong(Segment::waiting).sum();
  }

  /** How many records are neither settled nor in hand. */
  synchronized long unread() {
    return segments.stream().mapToLong(Segment::unread).sum();
  }

  synchronized SpoolUse use() {
    long stored = segments.stream().mapToLong(Segment::stored).sum();
    long bytes = segments.stream().mapToLong(Segment::bytes).sum();
    return new SpoolUse(waiting(), stored, bytes);
  }

  /** Whether a record can be appended; there may be room when the oldest segment is gone. */
  synchronized boolean hasRoomFor(byte[] record) {
    return use().bytes() + Segment.HEADER + Frame.OVERHEAD + record.length <= options.maxBytes();
  }

  /** Whether a record fits if there is no other. */
  boolean couldHold(byte[] record) {
    return Segment.HEADER + Frame.OVERHEAD + record.length <= options.maxBytes();
  }

  synchronized Place append(byte[] record) throws IOException {
    byte[] frame = Frame.of(record);
    Segment segment = active;
    if (segment == null || segment.bytes() + frame.length > options.maxBytes() / SEGMENTS) {
      endActive();
      segment = begin();
    }
    try {
      Place place = segment.append(frame);
      unsynced.add(segment);
      return place;
    } catch (IOException e) {
      endActive();
      throw e;
    }
  }

  private Segment begin() throws IOException {
    long next = segments.isEmpty() ? 0 : segments.get(segments.size() - 1).next();
    Segment segment = Segment.create(options.directory(), next);
    segments.add(segment);
    active = segment;
    return segment;
  }

  private void endActive() {
    Segment ended = active;
    active = null;
    if (ended != null) {
      dropIfDone(ended);
    }
  }

  /** A record that has just been appended, and is the only unread one, is in hand. */
  synchronized void passOver(Place place) {
    place.segment().passOver();
  }

  /** The first segment with unread records. */
  synchronized Segment firstUnread() {
    return segments.stream().filter(segment -> segment.unread() > 0).findFirst().orElseThrow();
  }

  /** The first unread record of a segment, which is in hand now. */
  synchronized Segment.Read read(Segment segment) throws IOException {
    return segment.read();
  }

  synchronized Segment oldest() {
    return segments.get(0);
  }

  /** Removes a segment, whatever it holds; says how many of its records were unread. */
  synchronized long remove(Segment segment) {
    long unread = segment.unread();
    segments.remove(segment);
    unsynced.remove(segment);
    if (segment == active) {
      active = null;
    }
    try {
      segment.delete();
    } catch (IOException e) {
      LOG.warn("Cannot delete {}, so its events will be written again", segment.file(), e);
    }
    return unread;
  }

  /** Whether a record is still on disk. */
  synchronized boolean holds(Place place) {
    return !place.segment().isGone();
  }

  synchronized void settle(Place place) throws IOException {
    Segment segment = place.segment();
    if (closed || segment.isGone()) {
      return;
    }
    try {
      segment.settle(place);
    } finally {
      dropIfDone(segment);
    }
  }

  private void dropIfDone(Segment segment) {
    if (segment.waiting() == 0 && segment != active) {
      remove(segment);
    }
  }

  /** A segment that is to be synced, and how many records it has got by then. */
  record Unsynced(Segment segment, long records) {
    /** Takes a while, and no lock. */
    void sync() throws IOException {
      segment.sync();
    }
  }

  /** What is to be synced now: nothing if nothing waits. Each record is asked for once. */
  synchronized List<Unsynced> unsynced() {
    if (waiting() == 0) {
      return List.of();
    }
    List<Unsynced> all =
        unsynced.stream().map(segment -> new Unsynced(segment, segment.records())).toList();
    unsynced.clear();
    return all;
  }

  synchronized boolean hasUnsynced() {
    return !unsynced.isEmpty() && waiting() > 0;
  }

  synchronized void synced(Unsynced done) {
    done.segment().synced(done.records());
  }

  /** What a sync that failed has left of a file nobody knows: the next record begins another. */
  synchronized void notSynced() {
    endActive();
  }

  /** Closes what has been opened to no use. */
  void closeUnused() {
    try {
      close();
    } catch (IOException e) {
      LOG.warn("Cannot close the spool in {}", options.directory(), e);
    }
  }

  /** Syncs and closes all files, and lets another process have them. */
  synchronized void close() throws IOException {
    closed = true;
    IOException failure = null;
    endActive();
    for (Segment segment : segments) {
      try {
        close(segment);
      } catch (IOException e) {
        failure = e;
      }
    }
    lock.close();
    if (failure != null) {
      throw failure;
    }
  }

  private static void close(Segment segment) throws IOException {
    try {
      segment.sync();
      segment.synced(segment.records());
    } finally {
      segment.close();
    }
  }
}
