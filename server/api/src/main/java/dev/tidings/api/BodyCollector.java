package dev.tidings.api;

import dev.tidings.api.authentication.User;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Reads one request's body, up to the limit and no further: what comes after it is thrown away.
 * Belongs to the event loop of the connection.
 */
final class BodyCollector {
  private static final byte[] NOTHING = {};

  private final HttpServerRequest request;
  private final Room room;
  private final int limit;
  private final Promise<byte[]> whole = Promise.promise();
  private @Nullable Buffer collected = Buffer.buffer();
  private String user = "";
  private long held;

  BodyCollector(HttpServerRequest request, Capacity capacity) {
    this.request = request;
    this.room = capacity.admission().bodies();
    this.limit = capacity.limits().sizes().bodyBytes();
  }

  /** A body that is more than the limit. */
  static final class TooLargeException extends Exception {
    private static final long serialVersionUID = 1L;

    TooLargeException() {
      super("body over the limit", null, false, false);
    }
  }

  /** A body for which there is no room at the moment. */
  static final class NoRoomException extends Exception {
    private static final long serialVersionUID = 1L;

    NoRoomException() {
      super("too many bodies at once", null, false, false);
    }
  }

  /** The bytes; fails with one of the above, or when the client goes. */
  Future<byte[]> read(User sender) {
    user = sender.name();
    if (declaredLength() > limit) {
      give(new TooLargeException());
      return whole.future();
    }
    if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
      request.response().writeContinue();
    }
    request.exceptionHandler(this::give);
    request.handler(this::take);
    request.endHandler(
        end -> {
          Buffer all = collected;
          if (all != null) {
            // the copy takes its place, which was counted once
            collected = null;
            whole.tryComplete(all.length() == 0 ? NOTHING : all.getBytes());
          }
        });
    return whole.future();
  }

  private long declaredLength() {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException unreadable) {
      return 0;
    }
  }

  private void take(Buffer chunk) {
    if (collected == null) {
      return;
    }
    if (collected.length() + (long) chunk.length() > limit) {
      give(new TooLargeException());
    } else if (!room.tryHold(user, chunk.length())) {
      give(new NoRoomException());
    } else {
      held += chunk.length();
      collected = collected.length() == 0 ? chunk : collected.appendBuffer(chunk);
    }
  }

  private void give(Throwable failure) {
    collected = null;
    release();
    whole.tryFail(failure);
  }

  /** Gives back the room that the body took; once the request is answered. */
  void release() {
    room.release(user, held);
    held = 0;
  }
}
