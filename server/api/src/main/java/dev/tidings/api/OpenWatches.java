package dev.tidings.api;

import dev.tidings.api.wire.WatchStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The watches that are being written, so that a closing server can end them. */
final class OpenWatches implements AutoCloseable {
  private final Set<WatchStream> streams = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  void add(WatchStream stream) {
    streams.add(stream);
    if (closed) {
      stream.end();
    }
  }

  void remove(WatchStream stream) {
    streams.remove(stream);
  }

  boolean isEmpty() {
    return streams.isEmpty();
  }

  /** Has every watch end after what is committed by now, and so every later one. */
  @Override
  public void close() {
    closed = true;
    streams.forEach(WatchStream::end);
  }
}
