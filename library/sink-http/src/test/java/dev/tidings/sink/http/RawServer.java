package dev.tidings.sink.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** A server that reads a request's beginning and then says what no server should. */
final class RawServer implements AutoCloseable {
  private final ServerSocket socket;
  private final Thread thread;

  /** What is said on a connection, which is closed afterwards. */
  @FunctionalInterface
  interface Speech {
    void say(OutputStream out) throws IOException, InterruptedException;
  }

  RawServer(Speech speech) throws IOException {
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.thread = new Thread(() -> serve(speech), "raw-server");
    thread.start();
  }

  static RawServer saying(String text) throws IOException {
    return new RawServer(out -> out.write(text.getBytes(US_ASCII)));
  }

  private void serve(Speech speech) {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        readHead(connection.getInputStream());
        speech.say(connection.getOutputStream());
      } catch (IOException e) {
        // The client has gone, or the test is over.
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static void readHead(InputStream in) throws IOException {
    int newlines = 0;
    for (int c = in.read(); c >= 0 && newlines < 2; c = newlines < 2 ? in.read() : c) {
      if (c == '\n') {
        newlines++;
      } else if (c != '\r') {
        newlines = 0;
      }
    }
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  @Override
  public void close() throws IOException {
    socket.close();
    thread.interrupt();
  }
}
