package dev.tidings.forward.syslog;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.tidings.forward.syslog.SyslogServer.Framing;
import dev.tidings.forward.syslog.SyslogServer.Network;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Messages on a connection. The other side never answers: all that can be known is whether it has
 * hung up, which is looked at before each flush.
 */
final class StreamWay implements SyslogWay {
  private final Socket socket;
  private final Duration timeout;
  private final Framing framing;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(1, watcher());

  private StreamWay(Socket socket, Duration timeout, Framing framing) {
    this.socket = socket;
    this.timeout = timeout;
    this.framing = framing;
    watch.setRemoveOnCancelPolicy(true);
  }

  private static ThreadFactory watcher() {
    return Thread.ofPlatform().name("syslog-watch").daemon().factory();
  }

  static StreamWay open(SyslogServer server, Framing framing) throws IOException {
    // a channel's socket, since its thread can be interrupted
    Socket plain = SocketChannel.open().socket();
    try {
      plain.connect(server.socketAddress(), Math.toIntExact(server.timeout().toMillis()));
      plain.setSoTimeout(Math.toIntExact(server.timeout().toMillis()));
      Socket socket = server.network() == Network.TLS ? encrypted(plain, server) : plain;
      socket.setSoTimeout(1);
      return new StreamWay(socket, server.timeout(), framing);
    } catch (IOException | RuntimeException failed) {
      plain.close();
      throw failed;
    }
  }

  private static Socket encrypted(Socket plain, SyslogServer server) throws IOException {
    @Nullable SSLContext context = server.tls().context();
    var factory =
        context == null
            ? (SSLSocketFactory) SSLSocketFactory.getDefault()
            : context.getSocketFactory();
    var socket = (SSLSocket) factory.createSocket(plain, server.host(), server.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  @Override
  public void send(byte[] message) {
    if (framing == Framing.COUNTED) {
      kept.writeBytes((message.length + " ").getBytes(US_ASCII));
    }
    kept.writeBytes(message);
  }

  @Override
  public void flush() throws IOException {
    ScheduledFuture<?> late =
        watch.schedule(this::hangUp, timeout.toMillis(), TimeUnit.MILLISECONDS);
    try {
      if (hasHungUp()) {
        throw new IOException("the other side has closed the connection");
      }
      kept.writeTo(socket.getOutputStream());
      socket.getOutputStream().flush();
      kept.reset();
    } finally {
      late.cancel(false);
    }
  }

  private boolean hasHungUp() throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException silent) {
      return false;
    }
  }

  private void hangUp() {
    try {
      socket.close();
    } catch (IOException broken) {
      // it is of no use any more either way
      return;
    }
  }

  @Override
  public void close() {
    watch.shutdownNow();
    hangUp();
  }
}
