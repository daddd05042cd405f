package dev.tidings.api;

import static java.util.Objects.requireNonNull;

import dev.tidings.api.authentication.User;
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
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
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
  private static final Reply.Whole OVERLOADED = Replies.overloaded();

  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Listener.Parts parts;
  private final Context loop;
  private HttpCall call;
  private final Route route;
  private final RequestMetrics.Request measured;
  private final AuditTrail audited;
  private final BodyCollector body;
  private final RequestTimer timer;
  private final AnswerWriter writer;
  private long progressBefore = -1;
  private boolean admitted;
  private volatile boolean answered;
  private volatile boolean over;

  Exchange(HttpServerRequest request, Listener.Parts parts, Vertx vertx) {
    this.request = request;
    this.response = request.response();
    this.parts = parts;
    this.loop = vertx.getOrCreateContext();
    this.call = Heads.read(request);
    this.route = Router.route(call.method(), call.path(), call.query());
    this.measured = parts.metrics().began(call, route);
    this.audited = parts.audits().began(request, call);
    this.timer = new RequestTimer(vertx);
    this.writer = new AnswerWriter(request, parts, measured, this::over);
    this.body = new BodyCollector(request, parts.admission().bodies(), parts.limits().bodyBytes());
  }

  void begin() {
    parts.deadlines().requestBegan(request.connection());
    request.exceptionHandler(gone -> over());
    response.exceptionHandler(gone -> over());
    response.closeHandler(closed -> over());
    admitted = parts.admission().tryEnter(route);
    if (!admitted) {
      send(OVERLOADED);
      return;
    }
    if (upgrades()) {
      // an upgrade has to find the request unread
      request.pause();
    }
    try {
      startTimer();
    } catch (RefusedException refused) {
      send(Replies.status(call, refused.status(), List.of()));
      return;
    }
    identify();
  }

  /** Asks who sends the request. */
  private void identify() {
    await(parts.entrance().identify(request), this::identified);
  }

  /** Goes on with what is asked for. Where that takes time, the body waits with its client. */
  private <T> void await(
      CompletionStage<T> asked, BiConsumer<@Nullable T, @Nullable Throwable> then) {
    if (asked.toCompletableFuture().isDone()) {
      asked.whenComplete(then);
      return;
    }
    request.pause();
    asked.whenComplete(
        (found, failure) ->
            loop.runOnContext(
                back -> {
                  if (!upgrades()) {
                    request.resume();
                  }
                  then.accept(found, failure);
                }));
  }

  private void identified(@Nullable User user, @Nullable Throwable failure) {
    if (user == null) {
      send(Switchboard.failed(call, requireNonNull(failure, "there is a user or a failure")));
      return;
    }
    if (answered || over) {
      return;
    }
    call = call.by(user);
    audited.sentBy(user);
    await(parts.rights().admit(call, request.headers(), audited::actedBy), this::permitted);
  }

  private void permitted(@Nullable HttpCall allowed, @Nullable Throwable failure) {
    if (allowed == null) {
      send(Switchboard.turnedAway(call, requireNonNull(failure, "there is a call or a failure")));
      return;
    }
    if (answered || over) {
      return;
    }
    call = allowed;
    try {
      requireOperator();
      parts.switchboard().check(call, route);
      collectBody();
    } catch (RefusedException refused) {
      send(Replies.status(call, refused.status(), List.of()));
    }
  }

  private boolean upgrades() {
    return route.longRunning() && request.canUpgradeToWebSocket();
  }

  /** Where there are no rights, who has a shell on this machine runs the server. */
  private void requireOperator() throws RefusedException {
    if (route.forOperators()
        && parts.rights().allowEverything()
        && !Heads.isLoopback(request.remoteAddress())) {
      throw new RefusedException(Statuses.OPERATORS_ONLY);
    }
  }

  private void startTimer() throws RefusedException {
    if (!route.longRunning()) {
      timer.start(call, parts.limits().request(), this::late);
    }
  }

  /** The time is up: for the answer, or for the client to take some of it. */
  private void late() {
    if (!answered) {
      send(Replies.status(call, Statuses.TIMED_OUT, List.of()));
    } else if (writer.progress() == progressBefore) {
      writer.cut("stalled");
    } else {
      progressBefore = writer.progress();
      timer.start(parts.limits().request(), this::late);
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
                send(OVERLOADED);
              } else {
                over();
              }
            });
  }

  private void answer(byte[] read) {
    try {
      parts.workers().execute(() -> work(read));
    } catch (RejectedExecutionException full) {
      send(OVERLOADED);
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
      AnswerWriter.discard(reply);
      return;
    }
    answered = true;
    audited.answered(reply.code(), route.longRunning());
    writer.write(reply);
    switch (reply) {
      case Reply.Whole whole -> awaitClient();
      case Reply.InPieces inPieces -> awaitClient();
      case Reply.Streamed streamed -> timer.cancel();
      case Reply.Watch watch -> timer.cancel();
    }
  }

  /**
   * Has somebody look whether the client takes its answer; who does so for the request, goes on.
   */
  private void awaitClient() {
    if (!over && !timer.isRunning()) {
      timer.start(parts.limits().request(), this::late);
    }
  }

  private void over() {
    if (over) {
      return;
    }
    over = true;
    timer.cancel();
    body.release();
    writer.giveUp();
    measured.ended();
    audited.ended();
    if (admitted) {
      parts.admission().leave(route);
    }
    parts.deadlines().requestEnded(request.connection());
  }
}
