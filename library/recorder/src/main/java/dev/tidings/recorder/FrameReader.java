package dev.tidings.recorder;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads frames from a file, as far as they are whole. */
final class FrameReader implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final DataInputStream in;
  private long offset;

  /** Begins at an offset at which a frame begins. */
  FrameReader(Path file, long offset) throws IOException {
    this.offset = offset;
    // Not a channel: those are closed when the thread that reads is interrupted.
    FileInputStream bytes = new FileInputStream(file.toFile());
    this.in = new DataInputStream(new BufferedInputStream(bytes, BUFFER));
    try {
      in.skipNBytes(offset);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** Behind the last frame that was read. */
  long offset() {
    return offset;
  }

  /** The next frame, or null if what follows is none. */
  @Nullable Frame next() throws IOException {
    try {
      int settled = in.readUnsignedByte();
      int length = in.readInt();
      int checksum = in.readInt();
      byte[] record = in.readNBytes(Math.max(0, length));
      if (record.length != length || Frame.checksum(record) != checksum) {
        return null;
      }
      Frame frame = new Frame(record, settled == Frame.SETTLED, offset);
      offset += Frame.OVERHEAD + length;
      return frame;
    } catch (EOFException e) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
