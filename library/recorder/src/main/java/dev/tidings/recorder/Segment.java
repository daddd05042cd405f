package dev.tidings.recorder;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One file of a spool: a mark, and records one behind the other.
 *
 * <p>Each record is unread at first, then in hand, then settled; a file without others goes.
 * Guarded by the lock of whoever owns the spool, but for {@link #sync()}.
 */
final class Segment {
  private static final int MARK = 0x54_53_50_4c; // TSPL
  private static final int FORMAT = 1;
  static final int HEADER = 2 * Integer.BYTES;
  static final String SUFFIX = ".spool";

  private final Path file;
  private final long first;
  private final boolean recovered;
  // Not a channel: those are closed when a thread that uses them is interrupted.
  private final RandomAccessFile data;
  private long end = HEADER;
  private long garbage;
  private long records;
  private long settled;
  private long synced;
  private long inHand;
  private long seen;
  private long readTo = HEADER;
  private @Nullable FrameReader reader;
  private boolean gone;
  private volatile boolean listed;
  private volatile boolean closed;

  private Segment(Path file, boolean recovered) throws IOException {
    this.file = file;
    this.first = number(file);
    this.recovered = recovered;
    this.data = new RandomAccessFile(file.toFile(), "rw");
  }

  /** Begins a file for the records from a number on. */
  static Segment create(Path directory, long first) throws IOException {
    Path file = directory.resolve(String.format(Locale.ROOT, "%019d%s", first, SUFFIX));
    Segment segment = new Segment(file, false);
    try {
      // A file of this name may be one that could not be deleted.
      segment.data.setLength(0);
      segment.data.write(header());
      return segment;
    } catch (IOException e) {
      segment.delete();
      throw e;
    }
  }

  /** What each file begins with. */
  static byte[] header() {
    return ByteBuffer.allocate(HEADER).putInt(MARK).putInt(FORMAT).array();
  }

  /** Finds out what a file holds that another process has left. */
  static Segment recover(Path file) throws IOException {
    Segment segment = new Segment(file, true);
    try {
      if (segment.isMarked()) {
        segment.scan();
        segment.sync();
        segment.synced(segment.records);
      }
      segment.garbage = segment.data.length() - segment.end;
      return segment;
    } catch (IOException e) {
      segment.close();
      throw e;
    }
  }

  /** All files of a directory, in order. */
  static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(Segment::isOne).sorted().toList();
    }
  }

  private static boolean isOne(Path file) {
    return file.getFileName().toString().matches("\\d{19}\\" + SUFFIX);
  }

  /** The name of a file without what all have. */
  static String name(Path file) {
    return file.getFileName().toString().replace(SUFFIX, "");
  }

  private static long number(Path file) {
    return Long.parseLong(name(file));
  }

  /** Whether a file begins as one of this format does. */
  static boolean isMarked(Path file) throws IOException {
    try (FileInputStream in = new FileInputStream(file.toFile())) {
      return Arrays.equals(in.readNBytes(HEADER), header());
    }
  }

  /** Whether the file has got as far as its mark. */
  private boolean isMarked() throws IOException {
    if (data.length() < HEADER || data.readInt() != MARK) {
      return false;
    }
    int format = data.readInt();
    if (format != FORMAT) {
      throw new IOException(file + " has format " + format + ", and only " + FORMAT + " is known");
    }
    return true;
  }

  private void scan() throws IOException {
    try (FrameReader frames = new FrameReader(file, HEADER)) {
      for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
        records++;
        settled += frame.settled() ? 1 : 0;
      }
      end = frames.offset();
    }
  }

  boolean isRecovered() {
    return recovered;
  }

  Path file() {
    return file;
  }

  /** The number of the first record. */
  long first() {
    return first;
  }

  /** The number behind the last record. */
  long next() {
    return first + records;
  }

  long bytes() {
    return end + garbage;
  }

  /** How much there is behind the last record that is whole. */
  long garbage() {
    return garbage;
  }

  long unread() {
    return records - settled - inHand;
  }

  long waiting() {
    return records - settled;
  }

  long records() {
    return records;
  }

  /** So many records, the first ones, survive a crash. */
  void synced(long first) {
    synced = first;
  }

  /** How many records that wait are certain to survive a crash. */
  long stored() {
    return Math.max(0, waiting() - (records - synced));
  }

  boolean isGone() {
    return gone;
  }

  Place append(byte[] frame) throws IOException {
    data.seek(end);
    try {
      data.write(frame);
    } catch (IOException e) {
      garbage = Math.max(0, data.length() - end);
      throw e;
    }
    Place place = new Place(this, next(), end);
    end += frame.length;
    records++;
    return place;
  }

  /** Passes over the one record that is unread: it is in hand already. */
  void passOver() {
    inHand++;
    seen = records;
    readTo = end;
  }

  /** A record that has been read. */
  record Read(Place place, Offer offer) {}

  /** The first unread record, which is in hand now. */
  Read read() throws IOException {
    FrameReader frames = reader == null ? new FrameReader(file, readTo) : reader;
    reader = frames;
    Frame frame = frames.next();
    while (frame != null && frame.settled()) {
      seen++;
      frame = frames.next();
    }
    if (frame == null || seen == records) {
      throw new IOException("a record is missing behind byte " + frames.offset());
    }
    Place place = new Place(this, first + seen, frame.offset());
    Offer offer = OfferFormat.read(frame.record(), place);
    seen++;
    inHand++;
    readTo = frames.offset();
    if (unread() == 0) {
      stopReading();
    }
    return new Read(place, offer);
  }

  private void stopReading() throws IOException {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }

  /** A record in hand needs not be kept any more. */
  void settle(Place place) throws IOException {
    inHand--;
    settled++;
    data.seek(place.offset());
    data.write(Frame.SETTLED);
  }

  /** Makes sure that what has been appended so far survives a crash. Needs no lock. */
  void sync() throws IOException {
    try {
      data.getFD().sync();
      if (!listed) {
        SyncedDirectory.syncAround(file);
        listed = true;
      }
    } catch (IOException e) {
      if (!closed) {
        throw e;
      }
    }
  }

  void close() throws IOException {
    closed = true;
    stopReading();
    data.close();
  }

  void delete() throws IOException {
    gone = true;
    close();
    Files.deleteIfExists(file);
  }
}
