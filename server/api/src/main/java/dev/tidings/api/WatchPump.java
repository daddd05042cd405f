package dev.tidings.api;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.streams.WriteStream;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries one watch to its client: pulls notifications, has a worker render them, writes them on
 * the client's event loop, and pulls again when the client has room for more.
 *
 * <p>Invariant: at most one batch is on its way, so a slow client holds up nobody, and a watch has
 * at most one task with the workers.
 */
final class WatchPump {
  private static final Logger LOG = LoggerFactory.getLogger(WatchPump.class);

  private final Reply.Watch watch;
  private final Executor workers;
  private final Context loop;
  private final OpenWatches open;
  private @Nullable WriteStream<Buffer> client;
  private Consumer<byte[]> write = frames -> {};
  private boolean over;

  WatchPump(Reply.Watch watch, Executor workers, Context loop, OpenWatches open) {
    this.watch = watch;
    this.workers = workers;
    this.loop = loop;
    this.open = open;
  }

  /** Starts writing a chunked body. To be called on the event loop, as the next. */
  void writeTo(HttpServerResponse response) {
    response.setStatusCode(watch.code()).setChunked(true);
    watch.headers().forEach(header -> response.headers().add(header.getKey(), header.getValue()));
    response.writeHead();
    start(response, frames -> response.write(Buffer.buffer(frames)));
  }

  /** Starts writing messages: text where the frames are text. */
  void writeTo(ServerWebSocket socket) {
    start(socket, frames -> watch.frames().send(socket, frames));
  }

  private void start(WriteStream<Buffer> stream, Consumer<byte[]> writeFrames) {
    client = stream;
    write = writeFrames;
    open.add(watch.stream());
    pull();
  }

  private void pull() {
    watch.stream().next().whenComplete(this::render);
  }

  private void render(@Nullable List<WatchEvent> events, @Nullable Throwable failure) {
    if (events == null || events.isEmpty()) {
      if (failure != null) {
        LOG.warn("a watch ended early", failure);
      }
      loop.runOnContext(back -> end());
      return;
    }
    try {
      workers.execute(() -> renderAll(events));
    } catch (RejectedExecutionException closing) {
      loop.runOnContext(back -> end());
    }
  }

  private void renderAll(List<WatchEvent> events) {
    try {
      List<byte[]> frames = events.stream().map(watch.frames()::render).toList();
      loop.runOnContext(back -> write(frames));
    } catch (RuntimeException failure) {
      LOG.error("a notification could not be written", failure);
      loop.runOnContext(back -> end());
    }
  }

  private void write(List<byte[]> frames) {
    WriteStream<Buffer> stream = client;
    if (over || stream == null) {
      return;
    }
    frames.forEach(write);
    if (stream.writeQueueFull()) {
      stream.drainHandler(room -> pull());
    } else {
      pull();
    }
  }

  private void end() {
    WriteStream<Buffer> stream = client;
    if (!over && stream != null) {
      giveUp();
      stream.end();
    }
  }

  /** Ends the watch, because its client is gone or it is over. */
  void giveUp() {
    if (!over) {
      over = true;
      open.remove(watch.stream());
      watch.stream().close();
    }
  }
}
