package dev.tidings.api;

import static java.util.Objects.requireNonNull;

import dev.tidings.api.authentication.User;
import dev.tidings.api.discovery.Route;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.wire.Replies;
import dev.tidings.api.wire.Reply;
import dev.tidings.api.wire.Status;
import dev.tidings.api.wire.Statuses;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
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

  /** How long one who was given no seat may take to take an answer, so as not to fill the house. */
  private static final Duration TURNED_AWAY = Duration.ofSeconds(5);

  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Listener.Parts parts;
  private final Context loop;
  private final Route route;
  private final Stay stay;
  private final RequestMetrics.Request measured;
  private final AuditTrail audited;
  private final BodyCollector body;
  private final RequestTimer timer;
  private final AnswerWriter writer;
  private Inquiry asked;
  private User sender = User.ANONYMOUS;
  private long progressBefore = -1;
  private boolean seated;
  private volatile boolean answered;
  private volatile boolean over;

  Exchange(HttpServerRequest request, Listener.Parts parts, Vertx vertx) {
    this.request = request;
    this.response = request.response();
    this.parts = parts;
    this.loop = vertx.getOrCreateContext();
    this.asked = parts.mounts().find(Heads.read(request));
    this.route = asked.route();
    this.stay = new Stay(parts.capacity().admission(), route);
    this.measured = parts.metrics().began(asked.call(), route);
    this.audited = parts.door().audits().began(request, asked);
    this.timer = new RequestTimer(vertx);
    this.writer = new AnswerWriter(request, parts.capacity(), measured, this::over);
    this.body = new BodyCollector(request, parts.capacity());
  }

  void begin() {
    parts.capacity().connections().requestBegan(request.connection());
    request.exceptionHandler(gone -> over());
    response.exceptionHandler(gone -> over());
    response.closeHandler(closed -> over());
    if (!stay.enter()) {
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
      refuse(refused.status());
      return;
    }
    identify();
  }

  private void refuse(Status status) {
    send(Replies.status(asked.call(), status, List.of()));
  }

  /** Asks who sends the request. */
  private void identify() {
    await(parts.door().entrance().identify(request, route), this::identified);
  }

  /**
   * Goes on with what another part answers. Where that takes time, the body waits with its client.
   */
  private <T> void await(
      CompletionStage<T> answer, BiConsumer<@Nullable T, @Nullable Throwable> then) {
    if (answer.toCompletableFuture().isDone()) {
      answer.whenComplete((found, failure) -> goOnWith(then, found, failure));
      return;
    }
    request.pause();
    answer.whenComplete(
        (found, failure) ->
            loop.runOnContext(
                back -> {
                  if (!upgrades()) {
                    request.resume();
                  }
                  goOnWith(then, found, failure);
                }));
  }

  /** Whatever goes wrong with it, the client is told something. */
  private <T> void goOnWith(
      BiConsumer<@Nullable T, @Nullable Throwable> then,
      @Nullable T found,
      @Nullable Throwable failure) {
    try {
      then.accept(found, failure);
    } catch (RuntimeException | Error bug) {
      send(Failures.reply(asked.call(), bug));
    }
  }

  private void identified(@Nullable User user, @Nullable Throwable failure) {
    if (user == null) {
      send(Failures.reply(asked.call(), requireNonNull(failure, "there is a user or a failure")));
      return;
    }
    if (answered || over) {
      return;
    }
    asked = asked.by(user);
    sender = user;
    audited.sentBy(user);
    measured.identified(request, asked.call());
    if (stay.goOn(user)) {
      measured.trace().waits();
      await(stay.sit(asked.call()), this::seated);
    } else {
      refuse(Statuses.TOO_MANY_WATCHES);
    }
  }

  private void seated(@Nullable Boolean granted, @Nullable Throwable failure) {
    seated = Boolean.TRUE.equals(granted);
    measured.trace().sits();
    if (!seated) {
      send(OVERLOADED);
    } else if (!answered && !over) {
      await(asked.mount().rights().admit(request, asked, audited::actedBy), this::permitted);
    }
  }

  private void permitted(@Nullable Inquiry allowed, @Nullable Throwable failure) {
    if (allowed == null) {
      send(
          Failures.turnedAway(asked.call(), requireNonNull(failure, "may, or there is a failure")));
      return;
    }
    if (answered || over) {
      return;
    }
    asked = allowed;
    measured.trace().reached("authorized");
    try {
      asked.requireMount();
      Switchboard.check(asked.call(), route);
      collectBody();
    } catch (RefusedException refused) {
      refuse(refused.status());
    }
  }

  private boolean upgrades() {
    return route.longRunning() && request.canUpgradeToWebSocket();
  }

  private void startTimer() throws RefusedException {
    if (!route.longRunning()) {
      timer.start(asked.call(), patience(), this::late);
    }
  }

  /** The time is up: for the answer, or for the client to take some of it. */
  private void late() {
    if (!answered) {
      refuse(Statuses.TIMED_OUT);
    } else if (writer.progress() == progressBefore) {
      writer.cut(RequestMetrics.Cut.STALLED);
    } else {
      progressBefore = writer.progress();
      timer.start(seated ? patience() : TURNED_AWAY, this::late);
    }
  }

  private void collectBody() {
    if (!route.readsBody()) {
      answer(NO_BODY);
      return;
    }
    body.read(sender)
        .onComplete(
            read -> {
              if (read.succeeded()) {
                answer(read.result());
              } else if (read.cause() instanceof BodyCollector.TooLargeException) {
                refuse(Statuses.tooLarge(parts.capacity().limits().sizes().bodyBytes()));
              } else if (read.cause() instanceof BodyCollector.NoRoomException) {
                send(OVERLOADED);
              } else {
                over();
              }
            });
  }

  private void answer(byte[] read) {
    if (route instanceof Route.Health) {
      // waits for nobody, or a server would be restarted for being busy
      work(read);
      return;
    }
    try {
      parts.capacity().workersOf(sender).execute(() -> measured.trace().run(() -> work(read)));
    } catch (RejectedExecutionException full) {
      send(OVERLOADED);
    }
  }

  /**
   * On a worker, or where it takes no time. Whoever has been told "timeout", or has left, wants
   * nothing done any more.
   */
  private void work(byte[] read) {
    if (answered || over) {
      return;
    }
    asked
        .mount()
        .switchboard()
        .answer(asked.call(), route, read)
        .thenAccept(reply -> loop.runOnContext(back -> send(reply)));
  }

  private void send(Reply reply) {
    if (answered || over) {
      AnswerWriter.discard(reply);
      return;
    }
    answered = true;
    audited.answered(reply.code(), route.longRunning());
    writer.write(reply, sender);
    switch (reply) {
      case Reply.Whole whole -> awaitClient();
      case Reply.InPieces inPieces -> awaitClient();
      case Reply.Streamed streamed -> goOn();
      case Reply.Watch watch -> goOn();
    }
  }

  private void goOn() {
    timer.cancel();
    stay.rise();
  }

  private Duration patience() {
    return parts.capacity().limits().times().request();
  }

  /**
   * Has somebody look whether the client takes its answer; who does so for the request, goes on.
   */
  private void awaitClient() {
    if (!over && !seated) {
      timer.cancel();
      timer.start(TURNED_AWAY, this::late);
    } else if (!over && !timer.isRunning()) {
      timer.start(patience(), this::late);
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
    stay.leave();
    parts.capacity().connections().requestEnded(request.connection());
  }
}
