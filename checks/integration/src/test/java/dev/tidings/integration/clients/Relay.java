package dev.tidings.integration.clients;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/**
 * An address that stays the same when the server behind it moves. While it is shut, who connects is
 * refused; what is connected already goes on.
 */
final class Relay implements AutoCloseable {
  private final int port;
  private ServerSocket door;

  private Relay(ServerSocket door) {
    this.door = door;
    this.port = door.getLocalPort();
  }

  static Relay to(URI server) throws IOException {
    var relay = new Relay(listen(0));
    relay.takeIn(server);
    return relay;
  }

  private static ServerSocket listen(int port) throws IOException {
    var door = new ServerSocket();
    door.setReuseAddress(true);
    door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return door;
  }

  URI uri() {
    return URI.create("https://127.0.0.1:" + port);
  }

  void shut() throws IOException {
    door.close();
  }

  /** Lets clients in again, to a server that may be another. */
  void open(URI server) throws IOException {
    door = listen(port);
    takeIn(server);
  }

  private void takeIn(URI server) {
    ServerSocket through = door;
    Thread.startVirtualThread(
        () -> {
          try {
            while (true) {
              join(through.accept(), server);
            }
          } catch (IOException shut) {
            // nobody else is let in here
          }
        });
  }

  private static void join(Socket client, URI server) throws IOException {
    var connection = new Socket(server.getHost(), server.getPort());
    Thread.startVirtualThread(() -> carry(client, connection));
    Thread.startVirtualThread(() -> carry(connection, client));
  }

  /** Carries what one says to the other, until it has no more to say. */
  private static void carry(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException ended) {
      // either of them hung up, which the other is about to notice
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
