package dev.tidings.api;

import static java.util.Objects.requireNonNull;

import dev.tidings.api.authentication.User;
import dev.tidings.api.wire.Replies;
import dev.tidings.api.wire.Reply;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.ServerWebSocket;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the reply to one request, whole or in pieces, and tells when the client has it all or is
 * gone. Belongs to the event loop of the connection.
 */
final class AnswerWriter implements PiecePump.Ending {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerWriter.class);

  /** To refuse it would cost as much; health checks are among these. */
  private static final int SMALL_ANSWER = 4 * 1024;

  /** About what one answer in pieces has in memory: a batch of events, and two pieces. */
  private static final long ROOM_FOR_PIECES = 1 << 20;

  private static final long DRAIN_MILLIS = 5_000;

  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Context loop;
  private final Capacity capacity;
  private final RequestMetrics.Request measured;
  private final Runnable over;
  private @Nullable WatchPump watch;
  private @Nullable PiecePump pieces;
  private User user = User.ANONYMOUS;
  private long held;
  private long draining = -1;

  AnswerWriter(
      HttpServerRequest request,
      Capacity capacity,
      RequestMetrics.Request measured,
      Runnable over) {
    this.request = request;
    this.response = request.response();
    this.loop = requireNonNull(Vertx.currentContext(), "to be made on an event loop");
    this.capacity = capacity;
    this.measured = measured;
    this.over = over;
  }

  /** Writes the one reply to the user who is charged for it. */
  void write(Reply reply, User recipient) {
    user = recipient;
    switch (reply) {
      case Reply.Whole whole -> sendWhole(hold(whole.body().length) ? whole : Replies.overloaded());
      case Reply.InPieces inPieces when hold(ROOM_FOR_PIECES) -> sendPieces(inPieces);
      case Reply.InPieces inPieces -> {
        discard(inPieces);
        sendWhole(Replies.overloaded());
      }
      case Reply.Streamed streamed -> sendStreamed(streamed);
      case Reply.Watch watching -> sendWatch(watching);
    }
  }

  /** Releases what a reply that is not written holds. */
  static void discard(Reply reply) {
    switch (reply) {
      case Reply.Whole whole -> {}
      case Reply.InPieces inPieces -> inPieces.pieces().close();
      case Reply.Streamed streamed -> streamed.body().close();
      case Reply.Watch watch -> watch.stream().close();
    }
  }

  /** Grows while the client takes some of the answer. */
  long progress() {
    return pieces == null ? 0 : pieces.progress();
  }

  /** Ends an answer in its middle, so that nobody takes it for whole. */
  void cut(RequestMetrics.Cut why) {
    hangUp();
    over.run();
    measured.cut(why);
  }

  private void hangUp() {
    if (request.version() == HttpVersion.HTTP_2) {
      response.reset();
    } else {
      request.connection().close();
    }
  }

  /** Whether there is room for an answer. What a write did is told in any case. */
  private boolean hold(long bytes) {
    Room room = capacity.admission().answers();
    if (!request.method().equals(HttpMethod.GET) || bytes <= SMALL_ANSWER) {
      room.hold(user.name(), bytes);
    } else if (!room.tryHold(user.name(), bytes)) {
      return false;
    }
    held = bytes;
    return true;
  }

  private void sendWhole(Reply.Whole whole) {
    measured.answered(whole.code());
    writeHead(whole);
    Future<Void> sent;
    if (request.method().equals(HttpMethod.HEAD)) {
      response.putHeader("Content-Length", Integer.toString(whole.body().length));
      sent = response.end();
    } else {
      sent = response.end(Buffer.buffer(whole.body()));
    }
    sent.onComplete(done -> over.run());
  }

  private void writeHead(Reply reply) {
    response.setStatusCode(reply.code());
    reply.headers().forEach(header -> response.headers().add(header.getKey(), header.getValue()));
    if (!request.isEnded()) {
      drain();
    }
  }

  private void sendPieces(Reply.InPieces answer) {
    measured.answering(answer.code());
    writeHead(answer);
    response.setChunked(true);
    var started = new PiecePump(answer.pieces(), response, capacity.workersOf(user), this);
    pieces = started;
    started.start();
  }

  @Override
  public void ended() {
    response.end().onComplete(done -> over.run());
  }

  @Override
  public void broken(Throwable cause) {
    LOG.warn("{} {} ends in the middle of its answer", request.method(), request.path(), cause);
    cut(RequestMetrics.Cut.BROKEN);
  }

  /**
   * Throws away what is still to come of the body, for a while: closing at once loses the answer.
   */
  private void drain() {
    request.handler(ignored -> {});
    request.resume();
    request.endHandler(read -> loop.owner().cancelTimer(draining));
    draining =
        loop.owner()
            .setTimer(
                DRAIN_MILLIS,
                late -> {
                  if (!request.isEnded()) {
                    hangUp();
                  }
                });
  }

  private void sendStreamed(Reply.Streamed streamed) {
    measured.answering(streamed.code());
    response.endHandler(ended -> over.run());
    writeHead(streamed);
    response.setChunked(true);
    var answer = new StreamedAnswer(streamed, response, loop, () -> cut(RequestMetrics.Cut.BROKEN));
    try {
      capacity.workersOf(user).execute(answer::write);
    } catch (RejectedExecutionException full) {
      streamed.body().close();
      cut(RequestMetrics.Cut.BROKEN);
    }
  }

  private void sendWatch(Reply.Watch watching) {
    measured.answered(watching.code());
    response.endHandler(ended -> over.run());
    var started = new WatchPump(watching, loop, capacity.watches());
    watch = started;
    if (request.canUpgradeToWebSocket()) {
      upgrade();
    } else {
      started.writeTo(response);
    }
  }

  /** Not before the whole request is there; who announces a body and sends none is hung up on. */
  private void upgrade() {
    long late = loop.owner().setTimer(DRAIN_MILLIS, now -> hangUp());
    request
        .toWebSocket()
        .onComplete(done -> loop.owner().cancelTimer(late))
        .onSuccess(this::pumpTo)
        .onFailure(refused -> over.run());
  }

  private void pumpTo(ServerWebSocket socket) {
    socket.closeHandler(closed -> over.run());
    socket.exceptionHandler(failed -> over.run());
    if (watch != null) {
      watch.writeTo(socket);
    }
  }

  /** Gives back what the answer holds: it is written, or nobody takes it. */
  void giveUp() {
    capacity.admission().answers().release(user.name(), held);
    if (watch != null) {
      watch.giveUp();
    }
    if (pieces != null) {
      pieces.giveUp();
    }
  }
}
