package dev.tidings.api;

import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Closes connections on which no request comes: new ones whose first head takes too long, and idle
 * ones. A connection with an open request, a watch for instance, is left alone.
 */
final class ConnectionDeadlines {
  private final Map<HttpConnection, Peer> peers = new ConcurrentHashMap<>();
  private final AtomicLong closed = new AtomicLong();
  private final long firstRequestNanos;
  private final long idleNanos;

  ConnectionDeadlines(Duration firstRequest, Duration idle) {
    this.firstRequestNanos = firstRequest.toNanos();
    this.idleNanos = idle.toNanos();
  }

  /** One connection; its fields are guarded by itself. */
  private static final class Peer {
    private long since;
    private long allowed;
    private int open;

    Peer(long since, long allowed) {
      this.since = since;
      this.allowed = allowed;
    }

    synchronized void begin() {
      open++;
    }

    synchronized void end(long now, long idleNanos) {
      open--;
      since = now;
      allowed = idleNanos;
    }

    synchronized boolean late(long now) {
      return open == 0 && now - since > allowed;
    }
  }

  void opened(HttpConnection connection) {
    peers.put(connection, new Peer(System.nanoTime(), firstRequestNanos));
    connection.closeHandler(gone -> peers.remove(connection));
  }

  void requestBegan(HttpConnection connection) {
    Peer peer = peers.get(connection);
    if (peer != null) {
      peer.begin();
    }
  }

  void requestEnded(HttpConnection connection) {
    Peer peer = peers.get(connection);
    if (peer != null) {
      peer.end(System.nanoTime(), idleNanos);
    }
  }

  /** Closes what is late; to be called every now and then. */
  void sweep() {
    long now = System.nanoTime();
    peers.forEach(
        (connection, peer) -> {
          if (peer.late(now)) {
            closed.incrementAndGet();
            connection.close();
          }
        });
  }

  int open() {
    return peers.size();
  }

  /** Connections that were closed because nothing came. */
  long closedAsIdle() {
    return closed.get();
  }
}
