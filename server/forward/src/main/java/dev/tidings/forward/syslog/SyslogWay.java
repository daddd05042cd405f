package dev.tidings.forward.syslog;

import java.io.Closeable;
import java.io.IOException;

/** An open way to a server. Of one thread. */
public interface SyslogWay extends Closeable {
  /**
   * Sends a message, or keeps it until {@link #flush}.
   *
   * @throws IOException when the way is closed; it is of no use any more then
   * @throws TooLongException when it can never be sent this way
   */
  void send(byte[] message) throws IOException, TooLongException;

  /** Returns when all messages are on their way, as far as this machine knows. */
  void flush() throws IOException;

  /** A message that is longer than the way is wide. */
  final class TooLongException extends Exception {
    private static final long serialVersionUID = 1L;

    TooLongException(String message) {
      super(message);
    }
  }
}
