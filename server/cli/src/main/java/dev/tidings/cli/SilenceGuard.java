package dev.tidings.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * A stream that is closed when nothing has come for a while: a connection that was cut without a
 * word would look for ever like one on which nothing happens.
 */
final class SilenceGuard extends FilterInputStream {
  private final Duration patience;
  private volatile long heardAt = System.nanoTime();
  private volatile boolean closed;
  private volatile boolean silent;

  private SilenceGuard(InputStream stream, Duration patience) {
    super(stream);
    this.patience = patience;
  }

  static SilenceGuard over(InputStream stream, Duration patience) {
    var guard = new SilenceGuard(stream, patience);
    Thread.ofVirtual().start(guard::listen);
    return guard;
  }

  private void listen() {
    try {
      while (!closed) {
        long left = heardAt + patience.toNanos() - System.nanoTime();
        if (left <= 0) {
          silent = true;
          close();
        } else {
          Thread.sleep(Duration.ofNanos(left));
        }
      }
    } catch (InterruptedException | IOException ended) {
      // whoever reads finds out
    }
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      int read = super.read(bytes, offset, length);
      heardAt = System.nanoTime();
      return read;
    } catch (IOException ended) {
      throw silent
          ? new IOException("nothing came for " + patience.toSeconds() + " s", ended)
          : ended;
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    super.close();
  }
}
