package dev.tidings.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.api.wire.Reply;
import dev.tidings.api.wire.WatchEvent;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.streams.WriteStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries one watch to its client: pulls notifications, has a worker render a piece of them, writes
 * it on the client's event loop, and goes on when the client has room for more.
 *
 * <p>Invariant: at most one piece is on its way, so a slow client holds up nobody, and a watch has
 * at most one task with the workers.
 */
final class WatchPump {
  private static final Logger LOG = LoggerFactory.getLogger(WatchPump.class);

  /** Bytes rendered at once, and perhaps one notification more. */
  private static final int PIECE = 64 * 1024;

  private final Reply.Watch watch;
  private final Executor workers;
  private final Context loop;
  private final OpenWatches open;
  private @Nullable WriteStream<Buffer> client;
  private Consumer<byte[]> write = frames -> {};
  private @Nullable Runnable next;
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
    start(socket, frame -> send(socket, watch.frames().message(frame)));
  }

  private void send(ServerWebSocket socket, byte[] message) {
    if (watch.frames().text()) {
      socket.writeTextMessage(new String(message, UTF_8));
    } else {
      socket.writeBinaryMessage(Buffer.buffer(message));
    }
  }

  private void start(WriteStream<Buffer> stream, Consumer<byte[]> writeFrames) {
    if (over) {
      // the client left while the connection was being upgraded
      stream.end();
      return;
    }
    client = stream;
    write = writeFrames;
    open.add(watch.stream());
    pull();
  }

  private void pull() {
    watch.stream().next().whenComplete(this::take);
  }

  private void take(@Nullable List<WatchEvent> events, @Nullable Throwable failure) {
    if (events == null || events.isEmpty()) {
      if (failure != null) {
        LOG.warn("a watch ended early", failure);
      }
      loop.runOnContext(back -> end());
      return;
    }
    render(events.iterator());
  }

  private void render(Iterator<WatchEvent> events) {
    try {
      workers.execute(() -> renderPiece(events));
    } catch (RejectedExecutionException closing) {
      loop.runOnContext(back -> end());
    }
  }

  private void renderPiece(Iterator<WatchEvent> events) {
    try {
      var frames = new ArrayList<byte[]>();
      int bytes = 0;
      while (bytes < PIECE && events.hasNext()) {
        byte[] frame = watch.frames().render(events.next());
        frames.add(frame);
        bytes += frame.length;
      }
      loop.runOnContext(back -> write(frames, events));
    } catch (RuntimeException | Error failure) {
      LOG.error("a watch ended, for a notification could not be written down", failure);
      loop.runOnContext(back -> end());
    }
  }

  private void write(List<byte[]> frames, Iterator<WatchEvent> rest) {
    WriteStream<Buffer> stream = client;
    if (over || stream == null) {
      return;
    }
    frames.forEach(write);
    next = rest.hasNext() ? () -> render(rest) : this::pull;
    if (stream.writeQueueFull()) {
      stream.drainHandler(room -> goOn());
    } else {
      goOn();
    }
  }

  /** Takes the next step, once: a stream may tell of room more than once. */
  private void goOn() {
    Runnable step = next;
    next = null;
    if (step != null) {
      step.run();
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
