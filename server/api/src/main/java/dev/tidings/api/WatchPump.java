package dev.tidings.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.api.wire.Reply;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.streams.WriteStream;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries one watch, or another answer that goes on, to its client: pulls some frames, writes them
 * on the client's event loop, and goes on when the client has room for more.
 *
 * <p>Invariant: at most one piece is on its way, so a slow client holds up nobody.
 */
final class WatchPump {
  private static final Logger LOG = LoggerFactory.getLogger(WatchPump.class);

  private final Reply.Watch watch;
  private final WatchTurns turns;
  private final OpenWatches open;
  private @Nullable WriteStream<Buffer> client;
  private Consumer<List<byte[]>> write = frames -> {};
  private boolean waiting;
  private boolean over;

  WatchPump(Reply.Watch watch, Context connection, OpenWatches open) {
    this.watch = watch;
    this.turns = open.turns(connection);
    this.open = open;
  }

  /** Starts writing a chunked body. To be called on the event loop, as the next. */
  void writeTo(HttpServerResponse response) {
    response.setStatusCode(watch.code()).setChunked(true);
    watch.headers().forEach(header -> response.headers().add(header.getKey(), header.getValue()));
    response.writeHead();
    start(response, frames -> response.write(together(frames)));
  }

  /** One chunk, one record, one call of the system, however many frames there are. */
  private static Buffer together(List<byte[]> frames) {
    Buffer chunk = Buffer.buffer(frames.stream().mapToInt(frame -> frame.length).sum());
    frames.forEach(chunk::appendBytes);
    return chunk;
  }

  /** Starts writing messages: text where the frames are text. */
  void writeTo(ServerWebSocket socket) {
    start(socket, frames -> frames.forEach(frame -> send(socket, watch.stream().message(frame))));
  }

  private void send(ServerWebSocket socket, byte[] message) {
    if (watch.stream().text()) {
      socket.writeTextMessage(new String(message, UTF_8));
    } else {
      socket.writeBinaryMessage(Buffer.buffer(message));
    }
  }

  private void start(WriteStream<Buffer> stream, Consumer<List<byte[]>> writeFrames) {
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
    watch.stream().next(this::take);
  }

  /** Mostly on a worker. */
  private void take(List<byte[]> frames) {
    turns.add(frames.isEmpty() ? this::end : () -> write(frames));
  }

  private void write(List<byte[]> frames) {
    WriteStream<Buffer> stream = client;
    if (over || stream == null) {
      return;
    }
    try {
      write.accept(frames);
      goOnWhereThereIsRoom(stream);
    } catch (RuntimeException | Error failure) {
      // a WebSocket throws from its client's Close until the connection is closed
      LOG.info("a watch ended, for nothing can be written to its client: {}", failure.toString());
      end();
    }
  }

  private void goOnWhereThereIsRoom(WriteStream<Buffer> stream) {
    if (stream.writeQueueFull()) {
      waiting = true;
      open.slowed();
      stream.drainHandler(room -> goOn());
    } else {
      pull();
    }
  }

  /** Goes on, once: a stream may tell of room more than once. */
  private void goOn() {
    if (stopWaiting()) {
      pull();
    }
  }

  private boolean stopWaiting() {
    boolean waited = waiting;
    waiting = false;
    if (waited) {
      open.wentOn();
    }
    return waited;
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
      stopWaiting();
      open.remove(watch.stream());
      watch.stream().close();
    }
  }
}
