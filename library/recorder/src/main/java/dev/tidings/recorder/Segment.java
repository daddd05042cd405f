package dev.tidings.recorder;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
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
  private static final String SUFFIX = ".spool";

  private final Path file;
  private final long first;
  private final boolean recovered;
  // Not a channel: those are closed when a thread that uses them is interrupted.
  private final RandomAccessFile data;
  private long end = HEADER;
  private long records;
  private long settled;
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
    try {
      Segment segment = new Segment(file, false);
      segment.data.write(ByteBuffer.allocate(HEADER).putInt(MARK).putInt(FORMAT).array());
      return segment;
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** Finds out what a file holds that another process has left. */
  static Segment recover(Path file) throws IOException {
    Segment segment = new Segment(file, true);
    try {
      if (segment.isMarked()) {
        segment.scan();
        segment.sync();
      }
      return segment;
    } catch (IOException e) {
      segment.close();
      throw e;
    }
  }

  static boolean isOne(Path file) {
    return file.getFileName().toString().matches("\\d{19}\\" + SUFFIX);
  }

  private static long number(Path file) {
    return Long.parseLong(file.getFileName().toString().replace(SUFFIX, ""));
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
    return end;
  }

  /** How much there is behind the last record that is whole. */
  long garbage() throws IOException {
    return data.length() - end;
  }

  long unread() {
    return records - settled - inHand;
  }

  long waiting() {
    return records - settled;
  }

  boolean isGone() {
    return gone;
  }

  Place append(byte[] frame) throws IOException {
    data.seek(end);
    data.write(frame);
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
        syncDirectory();
        listed = true;
      }
    } catch (IOException e) {
      if (!closed) {
        throw e;
      }
    }
  }

  /** A new file survives once its directory has been synced too; Windows needs no such thing. */
  private void syncDirectory() throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
        entries.force(true);
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
