package dev.tidings.load.wire;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import org.jspecify.annotations.Nullable;

/** Bytes over TLS, never blocking; used by its loop's thread only. */
final class TlsConnection {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
  private static final int IN = 1 << 15;
  private static final int OUT = 1 << 15;

  private final Loop loop;
  private final SocketChannel socket;
  private final SSLEngine tls;
  private final SelectionKey key;
  private final Reader reader;
  private final ByteBuffer in = ByteBuffer.allocate(IN);
  private final ByteBuffer out = ByteBuffer.allocate(OUT);
  private byte @Nullable [] unsent;
  private boolean secured;
  private boolean ended;

  /** What becomes of a connection. */
  interface Reader {
    /** Takes all bytes that came; the buffer is used again afterwards. */
    void came(ByteBuffer bytes);

    /** The connection is over; nothing comes any more. Not called after {@link #close}. */
    void ended(IOException why);
  }

  private TlsConnection(Loop loop, SocketChannel socket, Target target, Reader reader)
      throws IOException {
    this.loop = loop;
    this.socket = socket;
    this.reader = reader;
    this.tls = target.engine();
    this.key = socket.register(loop.selector(), SelectionKey.OP_CONNECT, this);
  }

  /** Begins to connect. */
  static TlsConnection open(Loop loop, Target target, Reader reader) throws IOException {
    SocketChannel socket = SocketChannel.open();
    try {
      socket.configureBlocking(false);
      socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
      var connection = new TlsConnection(loop, socket, target, reader);
      socket.connect(target.address());
      return connection;
    } catch (IOException | RuntimeException failed) {
      socket.close();
      throw failed;
    }
  }

  /** Sends bytes, as soon as the connection is there. One message waits at most. */
  void send(byte[] bytes) {
    unsent = bytes;
    attempt(this::sendUnsent);
  }

  private interface Step {
    void run() throws IOException;
  }

  private void attempt(Step step) {
    try {
      step.run();
    } catch (IOException broken) {
      if (!ended) {
        close();
        reader.ended(broken);
      }
    }
  }

  void ready() {
    attempt(
        () -> {
          if (!key.isValid()) {
            return;
          }
          if (key.isConnectable()) {
            socket.finishConnect();
            key.interestOps(SelectionKey.OP_READ);
            tls.beginHandshake();
            take();
          }
          if (key.isReadable()) {
            if (socket.read(in) < 0) {
              throw new EOFException("the server closed the connection");
            }
            take();
          }
          if (!ended && key.isWritable()) {
            flush();
          }
        });
  }

  /** Takes all whole records that are there, and whatever the handshake wants meanwhile. */
  private void take() throws IOException {
    in.flip();
    boolean more = true;
    while (more && !ended) {
      HandshakeStatus next = tls.getHandshakeStatus();
      more =
          switch (next) {
            case NEED_TASK -> runTasks();
            case NEED_WRAP -> wrap(NOTHING);
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN, NOT_HANDSHAKING, FINISHED -> unwrap();
          };
    }
    in.compact();
    secured |= tls.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
    sendUnsent();
  }

  private boolean runTasks() {
    for (Runnable task = tls.getDelegatedTask(); task != null; task = tls.getDelegatedTask()) {
      task.run();
    }
    return true;
  }

  /** Whether a record was taken, so that there may be another. */
  private boolean unwrap() throws IOException {
    ByteBuffer plain = loop.plain().clear();
    SSLEngineResult result = tls.unwrap(in, plain);
    if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
      throw new EOFException("the server ended the connection");
    }
    if (result.bytesProduced() > 0) {
      reader.came(plain.flip());
    }
    return result.getStatus() == SSLEngineResult.Status.OK
        && (result.bytesConsumed() > 0 || result.getHandshakeStatus() == HandshakeStatus.NEED_TASK);
  }

  private boolean wrap(ByteBuffer plain) throws IOException {
    if (tls.wrap(plain, out).getStatus() != SSLEngineResult.Status.OK) {
      throw new IOException("no room to send: the server takes nothing");
    }
    flush();
    return true;
  }

  private void sendUnsent() throws IOException {
    byte[] bytes = unsent;
    if (bytes == null || ended || !secured) {
      return;
    }
    unsent = null;
    ByteBuffer plain = ByteBuffer.wrap(bytes);
    while (plain.hasRemaining()) {
      wrap(plain);
    }
  }

  private void flush() throws IOException {
    out.flip();
    socket.write(out);
    boolean all = !out.hasRemaining();
    out.compact();
    key.interestOps(all ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
  }

  /** Ends it; nobody is told. */
  void close() {
    ended = true;
    try {
      socket.close();
    } catch (IOException gone) {
      // It is over either way.
    }
  }
}
