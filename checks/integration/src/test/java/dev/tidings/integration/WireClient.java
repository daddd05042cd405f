package dev.tidings.integration;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.SocketFactory;

/**
 * A small HTTP/1.1 client that sends what it is told: odd methods, raw paths, bodies that no server
 * should take. Every request has a connection of its own.
 *
 * @param base where the server is; its path goes before every request's
 * @param sockets plain, or TLS with whatever trust the caller wants
 */
record WireClient(URI base, SocketFactory sockets) {
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
  private static final Set<String> LENGTH_EXPECTED = Set.of("POST", "PUT", "PATCH");

  static WireClient to(URI base) {
    return new WireClient(base, SocketFactory.getDefault());
  }

  /** Sends a request and reads the whole answer. */
  WireAnswer.Whole call(WireRequest request) throws IOException {
    try (WireAnswer answer = open(request, Duration.ofSeconds(30))) {
      return answer.whole();
    }
  }

  /** Sends a request and reads the answer's head; whoever calls closes the answer. */
  WireAnswer open(WireRequest request, Duration silence) throws IOException {
    Socket socket = connect(silence);
    try {
      send(request, socket.getOutputStream());
      return WireAnswer.read(socket, request.method());
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  /** A bare connection to the server, for what is not even a request. */
  Socket connect(Duration silence) throws IOException {
    Socket socket = sockets.createSocket();
    socket.setSoTimeout(Math.toIntExact(silence.toMillis()));
    socket.connect(
        new InetSocketAddress(base.getHost(), base.getPort()),
        Math.toIntExact(CONNECT_WITHIN.toMillis()));
    return socket;
  }

  /**
   * Reads what comes until the server hangs up.
   *
   * @throws java.net.SocketTimeoutException when it does not, and is silent for too long
   */
  static void awaitEnd(Socket socket) throws IOException {
    try {
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (SocketException reset) {
      // hung up without a word, which is an end as well
    }
  }

  private void send(WireRequest request, OutputStream out) throws IOException {
    byte[] body = request.body() == null ? new byte[0] : request.body();
    var message = new ByteArrayOutputStream();
    message.writeBytes(head(request, body.length).getBytes(StandardCharsets.ISO_8859_1));
    message.writeBytes(body);
    try {
      message.writeTo(out);
      out.flush();
    } catch (IOException refusedBeforeTheBodyWasRead) {
      // the answer is there all the same; without one, reading it fails and says so
    }
  }

  private String head(WireRequest request, int length) {
    String prefix = base.getRawPath() == null ? "" : base.getRawPath().replaceAll("/+$", "");
    var head = new StringBuilder();
    head.append(request.method()).append(' ').append(prefix).append(request.path());
    head.append(" HTTP/1.1\r\n");
    if (isFree(request, "Host")) {
      head.append("Host: ").append(base.getAuthority()).append("\r\n");
    }
    boolean sized = request.body() != null || LENGTH_EXPECTED.contains(request.method());
    if (sized && isFree(request, "Content-Length") && isFree(request, "Transfer-Encoding")) {
      head.append("Content-Length: ").append(length).append("\r\n");
    }
    request.headers().forEach((k, v) -> head.append(k).append(": ").append(v).append("\r\n"));
    return head.append("\r\n").toString();
  }

  private static boolean isFree(WireRequest request, String name) {
    Stream<String> names = request.headers().keySet().stream();
    return names.noneMatch(name::equalsIgnoreCase);
  }
}
