package dev.tidings.api;

import static java.util.Objects.requireNonNull;

import dev.tidings.api.wire.Pieces;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Carries an answer in pieces to its client: a worker makes a piece, the client's event loop writes
 * it. Belongs to that event loop.
 *
 * <p>Invariant: at most one piece is being made, and none is while the client has no room, so what
 * waits for a client is two pieces and a socket's buffer.
 */
final class PiecePump {
  private final Pieces pieces;
  private final HttpServerResponse response;
  private final Executor workers;
  private final Context loop;
  private final Ending ending;
  private long made;
  private boolean making;
  private boolean over;

  /** What follows the last piece. */
  interface Ending {
    /** All has been written; the answer is to be ended. */
    void ended();

    /** What follows cannot be made; nothing may make the answer look whole. */
    void broken(Throwable cause);
  }

  PiecePump(Pieces pieces, HttpServerResponse response, Executor workers, Ending ending) {
    this.pieces = pieces;
    this.response = response;
    this.workers = workers;
    this.loop = requireNonNull(Vertx.currentContext(), "to be made on an event loop");
    this.ending = ending;
  }

  /** Makes and writes the next piece, and so on. */
  void start() {
    making = true;
    made++;
    try {
      workers.execute(this::make);
    } catch (RejectedExecutionException closing) {
      take(null, closing);
    }
  }

  /** How many pieces have been begun: where that has not grown, the client has taken nothing. */
  long progress() {
    return made;
  }

  /** On a worker. */
  private void make() {
    try {
      byte[] piece = pieces.next();
      loop.runOnContext(back -> take(piece, null));
    } catch (RuntimeException | Error failure) {
      loop.runOnContext(back -> take(null, failure));
    }
  }

  private void take(byte @Nullable [] piece, @Nullable Throwable failure) {
    making = false;
    if (over) {
      pieces.close();
    } else if (piece != null) {
      write(piece);
    } else {
      giveUp();
      if (failure == null) {
        ending.ended();
      } else {
        ending.broken(failure);
      }
    }
  }

  /** Where there is room, a worker makes the next piece while this one is encrypted and sent. */
  private void write(byte[] piece) {
    boolean ahead = !response.writeQueueFull();
    if (ahead) {
      start();
    }
    if (over) {
      return;
    }
    response.write(Buffer.buffer(piece));
    if (response.writeQueueFull()) {
      response.drainHandler(room -> goOn());
    } else {
      goOn();
    }
  }

  /** A response may tell of room more than once. */
  private void goOn() {
    if (!making && !over) {
      start();
    }
  }

  /** Ends the making: all is written, or the client is gone. */
  void giveUp() {
    if (!over) {
      over = true;
      if (!making) {
        pieces.close();
      }
    }
  }
}
