package dev.tidings.api;

import dev.tidings.api.discovery.Route;
import dev.tidings.api.discovery.Router;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.wire.Replies;
import dev.tidings.api.wire.Reply;
import dev.tidings.api.wire.Status;
import dev.tidings.api.wire.Statuses;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.ServerWebSocket;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer. Lives on the event loop of the connection, which it never blocks: the
 * answer is made on a worker and written here.
 *
 * <p>Invariant: exactly one reply is sent, the first that comes; a stream that comes later is
 * closed.
 */
final class Exchange {
  private static final byte[] NO_BODY = {};
  private static final long DRAIN_MILLIS = 5_000;

  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Listener.Parts parts;
  private final Vertx vertx;
  private final Context loop;
  private final HttpCall call;
  private final Route route;
  private final RequestMetrics.Request measured;
  private final BodyCollector body;
  private final RequestTimer timer;
  private @Nullable WatchPump pump;
  private boolean admitted;
  private long draining = -1;
  private volatile boolean answered;
  private volatile boolean over;

  Exchange(HttpServerRequest request, Listener.Parts parts, Vertx vertx) {
    this.request = request;
    this.response = request.response();
    this.parts = parts;
    this.vertx = vertx;
    this.loop = vertx.getOrCreateContext();
    this.call = Heads.read(request);
    this.route = Router.route(call.method(), call.path(), call.query());
    this.measured = parts.metrics().began(call, route);
    this.body = new BodyCollector(request, parts.admission(), parts.limits().bodyBytes());
    this.timer = new RequestTimer(vertx);
  }

  void begin() {
    parts.deadlines().requestBegan(request.connection());
    request.exceptionHandler(gone -> over());
    response.exceptionHandler(gone -> over());
    response.closeHandler(closed -> over());
    response.endHandler(ended -> over());
    admitted = parts.admission().tryEnter(route);
    if (!admitted) {
      send(Replies.overloaded());
      return;
    }
    if (route.longRunning() && request.canUpgradeToWebSocket()) {
      // an upgrade has to find the request unread
      request.pause();
    }
    try {
      requireOperator();
      startTimer();
      parts.switchboard().check(call, route);
      collectBody();
    } catch (RefusedException refused) {
      send(Replies.status(call, refused.status(), List.of()));
    }
  }

  /** There are no users and rights yet: who has a shell on this machine runs the server. */
  private void requireOperator() throws RefusedException {
    if (route.forOperators() && !Heads.isLoopback(request.remoteAddress())) {
      throw new RefusedException(Statuses.OPERATORS_ONLY);
    }
  }

  private void startTimer() throws RefusedException {
    if (!route.longRunning()) {
      timer.start(
          call,
          parts.limits().request(),
          () -> send(Replies.status(call, Statuses.TIMED_OUT, List.of())));
    }
  }

  private void collectBody() {
    if (!route.readsBody()) {
      answer(NO_BODY);
      return;
    }
    body.read()
        .onComplete(
            read -> {
              if (read.succeeded()) {
                answer(read.result());
              } else if (read.cause() instanceof BodyCollector.TooLargeException) {
                Status tooLarge = Statuses.tooLarge(parts.limits().bodyBytes());
                send(Replies.status(call, tooLarge, List.of()));
              } else if (read.cause() instanceof BodyCollector.NoRoomException) {
                send(Replies.overloaded());
              } else {
                over();
              }
            });
  }

  private void answer(byte[] read) {
    try {
      parts.workers().execute(() -> work(read));
    } catch (RejectedExecutionException full) {
      send(Replies.overloaded());
    }
  }

  /** On a worker. Whoever has been told "timeout", or has left, wants nothing done any more. */
  private void work(byte[] read) {
    if (answered || over) {
      return;
    }
    parts
        .switchboard()
        .answer(call, route, read)
        .thenAccept(reply -> loop.runOnContext(back -> send(reply)));
  }

  private void send(Reply reply) {
    if (answered || over) {
      drop(reply);
      return;
    }
    answered = true;
    timer.cancel();
    switch (reply) {
      case Reply.Whole whole -> sendWhole(whole);
      case Reply.Watch watch -> sendWatch(watch);
      case Reply.Streamed streamed -> sendStreamed(streamed);
    }
  }

  private static void drop(Reply reply) {
    switch (reply) {
      case Reply.Whole whole -> {}
      case Reply.Watch watch -> watch.stream().close();
      case Reply.Streamed streamed -> streamed.body().close();
    }
  }

  private void sendWhole(Reply.Whole whole) {
    measured.answered(whole.code());
    response.setStatusCode(whole.code());
    whole.headers().forEach(header -> response.headers().add(header.getKey(), header.getValue()));
    if (!request.isEnded()) {
      drain();
    }
    if (request.method().equals(HttpMethod.HEAD)) {
      response.putHeader("Content-Length", Integer.toString(whole.body().length));
      response.end();
    } else {
      response.end(Buffer.buffer(whole.body()));
    }
  }

  /**
   * Throws away what is still to come of the body, for a while: closing at once loses the answer.
   */
  private void drain() {
    request.handler(ignored -> {});
    request.resume();
    request.endHandler(read -> vertx.cancelTimer(draining));
    draining =
        vertx.setTimer(
            DRAIN_MILLIS,
            late -> {
              if (!request.isEnded()) {
                hangUp();
              }
            });
  }

  private void hangUp() {
    if (request.version() == HttpVersion.HTTP_2) {
      response.reset();
    } else {
      request.connection().close();
    }
  }

  private void sendWatch(Reply.Watch watch) {
    measured.answered(watch.code());
    var started = new WatchPump(watch, parts.watchWorkers(), loop, parts.watches());
    pump = started;
    if (request.canUpgradeToWebSocket()) {
      request.toWebSocket().onSuccess(this::pumpTo).onFailure(refused -> over());
    } else {
      started.writeTo(response);
    }
  }

  private void sendStreamed(Reply.Streamed streamed) {
    measured.answered(streamed.code());
    response.setStatusCode(streamed.code()).setChunked(true);
    streamed.headers().forEach(header -> response.putHeader(header.getKey(), header.getValue()));
    var answer = new StreamedAnswer(streamed, response, loop, this::hangUp);
    try {
      parts.workers().execute(answer::write);
    } catch (RejectedExecutionException full) {
      streamed.body().close();
      hangUp();
    }
  }

  private void pumpTo(ServerWebSocket socket) {
    socket.closeHandler(closed -> over());
    socket.exceptionHandler(failed -> over());
    if (pump != null) {
      pump.writeTo(socket);
    }
  }

  private void over() {
    if (over) {
      return;
    }
    over = true;
    timer.cancel();
    body.release();
    if (pump != null) {
      pump.giveUp();
    }
    measured.ended();
    if (admitted) {
      parts.admission().leave(route);
    }
    parts.deadlines().requestEnded(request.connection());
  }
}
