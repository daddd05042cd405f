package dev.tidings.load.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** HTTP/1.1, one request at a time, on a connection that stays; used on its loop's thread only. */
public final class HttpConnection implements TlsConnection.Reader {
  private final AnswerParser parser = new AnswerParser(this::piece);
  private final TlsConnection connection;
  private @Nullable Receipt receipt;
  private boolean begun;
  private @Nullable IOException ended;

  private HttpConnection(Loop loop, Target target) throws IOException {
    this.connection = TlsConnection.open(loop, target, this);
  }

  /** Begins to connect; the first request goes out when that is done. */
  public static HttpConnection open(Loop loop, Target target) throws IOException {
    return new HttpConnection(loop, target);
  }

  /** Sends a request. The one before must have been answered. */
  public void send(Request request, Receipt newReceipt) {
    if (receipt != null) {
      throw new IllegalStateException("the request before has not been answered");
    }
    if (ended != null) {
      newReceipt.failed(ended);
      return;
    }
    receipt = newReceipt;
    begun = false;
    parser.expect();
    connection.send(request.bytes());
  }

  /** Whether requests can be sent no more. */
  public boolean isOver() {
    return ended != null;
  }

  @Override
  public void came(ByteBuffer bytes) {
    boolean whole = parser.take(bytes);
    Receipt now = receipt;
    if (now == null) {
      close();
      return;
    }
    if (!begun && parser.status() != 0) {
      begun = true;
      now.began(parser.status());
    }
    if (whole) {
      receipt = null;
      if (parser.isLast()) {
        ended = new IOException("the server wanted the connection closed");
        connection.close();
      }
      now.answered();
    }
  }

  private void piece(ByteBuffer bytes) {
    Receipt now = receipt;
    if (now != null) {
      if (!begun) {
        begun = true;
        now.began(parser.status());
      }
      now.piece(bytes);
    }
  }

  @Override
  public void ended(IOException why) {
    ended = why;
    Receipt now = receipt;
    receipt = null;
    if (now != null) {
      now.failed(why);
    }
  }

  /** Ends the connection; nobody is told. */
  public void close() {
    receipt = null;
    ended = new IOException("closed");
    connection.close();
  }
}
