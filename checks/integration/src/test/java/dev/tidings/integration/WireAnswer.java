package dev.tidings.integration;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** The head of an answer and its body, still to be read. Closing it closes the connection. */
final class WireAnswer implements AutoCloseable {
  private final Socket socket;
  private final int status;
  private final Map<String, List<String>> headers;
  private final InputStream body;

  private WireAnswer(
      Socket socket, int status, Map<String, List<String>> headers, InputStream body) {
    this.socket = socket;
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** An answer read to its end; a gzipped body is given unpacked. */
  @SuppressWarnings("ArrayRecordComponent")
  record Whole(int status, Map<String, List<String>> headers, byte[] body) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    Optional<String> header(String name) {
      return headers.getOrDefault(name, List.of()).stream().findFirst();
    }
  }

  static WireAnswer read(Socket socket, String method) throws IOException {
    InputStream in = new BufferedInputStream(socket.getInputStream());
    int status = 100;
    Map<String, List<String>> headers = Map.of();
    while (status == 100) {
      status = statusOf(line(in));
      headers = headers(in);
    }
    return new WireAnswer(socket, status, headers, WireBody.of(in, method, status, headers));
  }

  private static int statusOf(String line) throws IOException {
    String[] parts = line.split(" ", 3);
    if (parts.length < 2 || !parts[0].startsWith("HTTP/1.")) {
      throw new IOException("not an HTTP/1 status line: " + line);
    }
    return Integer.parseInt(parts[1]);
  }

  private static Map<String, List<String>> headers(InputStream in) throws IOException {
    var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      String name = line.substring(0, colon);
      headers.computeIfAbsent(name, n -> new ArrayList<>()).add(line.substring(colon + 1).trim());
    }
    return headers;
  }

  /** One line without its end; the end of the stream is an error here. */
  static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the connection ended after: " + line);
      }
      line.write(b);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }

  int status() {
    return status;
  }

  /** By name in any case, every value in order. */
  Map<String, List<String>> headers() {
    return headers;
  }

  InputStream body() {
    return body;
  }

  Whole whole() throws IOException {
    byte[] bytes = body.readAllBytes();
    boolean gzip = headers.getOrDefault("Content-Encoding", List.of()).contains("gzip");
    if (gzip) {
      try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        bytes = unpacked.readAllBytes();
      }
    }
    return new Whole(status, headers, bytes);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
