package dev.tidings.integration;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A client that writes whatever frames it likes, and reads nothing but the end. */
final class RawHttp2 implements AutoCloseable {
  static final int HEADERS = 1;
  static final int RESET = 3;
  static final int SETTINGS = 4;
  static final int PING = 6;
  static final int CONTINUATION = 9;
  static final int END_STREAM = 1;
  static final int END_HEADERS = 4;
  private static final byte[] NOTHING = {};
  private static final int FLUSH_ABOVE = 64 * 1024;

  private final SSLSocket socket;
  private final OutputStream out;
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();

  private RawHttp2(SSLSocket socket) throws IOException {
    this.socket = socket;
    this.out = socket.getOutputStream();
  }

  /** Takes a new connection that far that requests may come. */
  static RawHttp2 over(SSLSocket socket) throws IOException {
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2"});
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    var client = new RawHttp2(socket);
    client.waiting.writeBytes(
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    client.frame(SETTINGS, 0, 0, NOTHING);
    return client;
  }

  /** The head of {@code GET https://localhost/}, as HPACK has it. */
  static byte[] head() {
    byte[] authority = "localhost".getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(5 + authority.length)
        .put(new byte[] {(byte) 0x82, (byte) 0x87, (byte) 0x84, 0x01, (byte) authority.length})
        .put(authority)
        .array();
  }

  /** Writes a frame, sooner or later. */
  void frame(int type, int flags, int stream, byte[] payload) throws IOException {
    frame(payload.length, type, flags, stream);
    waiting.writeBytes(payload);
    if (waiting.size() > FLUSH_ABOVE) {
      flush();
    }
  }

  /** Writes the head of a frame only. */
  void frame(int length, int type, int flags, int stream) {
    waiting.writeBytes(
        ByteBuffer.allocate(9)
            .put((byte) (length >> 16))
            .putShort((short) length)
            .put((byte) type)
            .put((byte) flags)
            .putInt(stream)
            .array());
  }

  void flush() throws IOException {
    waiting.writeTo(out);
    waiting.reset();
    out.flush();
  }

  /** Waits until the server hangs up. */
  void awaitEnd() throws IOException {
    WireClient.awaitEnd(socket);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
