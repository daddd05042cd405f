package dev.tidings.api;

import dev.tidings.api.wire.FrameStream;
import io.netty.channel.EventLoop;
import io.vertx.core.Context;
import io.vertx.core.internal.ContextInternal;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The watches that are being written, so that a closing server can end them. */
final class OpenWatches implements AutoCloseable {
  private final Set<FrameStream> streams = ConcurrentHashMap.newKeySet();
  private final Map<EventLoop, WatchTurns> turns = new ConcurrentHashMap<>();
  private final AtomicInteger slow = new AtomicInteger();
  private volatile boolean closed;

  /** The turns in which the watches of a connection's event loop write. */
  WatchTurns turns(Context connection) {
    return turns.computeIfAbsent(((ContextInternal) connection).nettyEventLoop(), WatchTurns::new);
  }

  void add(FrameStream stream) {
    streams.add(stream);
    if (closed) {
      stream.end();
    }
  }

  void remove(FrameStream stream) {
    streams.remove(stream);
  }

  /** A client takes nothing more for now. */
  void slowed() {
    slow.incrementAndGet();
  }

  /** It takes more again, or is gone. */
  void wentOn() {
    slow.decrementAndGet();
  }

  /** How many watches have more for their clients than these take at the moment. */
  int slow() {
    return slow.get();
  }

  boolean isEmpty() {
    return streams.isEmpty();
  }

  /** Has every watch end after what is committed by now, and so every later one. */
  @Override
  public void close() {
    closed = true;
    streams.forEach(FrameStream::end);
  }
}
