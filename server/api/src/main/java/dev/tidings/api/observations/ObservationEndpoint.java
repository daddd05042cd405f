package dev.tidings.api.observations;

import dev.tidings.api.observations.ObservationTaker.Taking;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.wire.Replies;
import dev.tidings.api.wire.Reply;
import dev.tidings.api.wire.Statuses;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Answers agents, which go on only when what they have sent is on disk. */
public final class ObservationEndpoint {
  private final @Nullable ObservationTaker taker;

  /**
   * An endpoint.
   *
   * @param taker null where no agents are accepted: then there is no such place
   */
  public ObservationEndpoint(@Nullable ObservationTaker taker) {
    this.taker = taker;
  }

  public CompletionStage<Reply> answer(HttpCall call, String cluster, byte[] body)
      throws RefusedException {
    if (taker == null) {
      throw new RefusedException(Statuses.MISSING);
    }
    return taker.take(cluster, body).thenApply(taking -> reply(call, taking));
  }

  private static Reply reply(HttpCall call, Taking taking) {
    return switch (taking) {
      case Taking.Taken taken ->
          Replies.json(
              call,
              "{\"written\":%d,\"unchanged\":%d,\"refused\":%d}\n"
                  .formatted(taken.written(), taken.unchanged(), taken.refused()));
      case Taking.Unreadable no -> Replies.status(call, Statuses.badRequest(no.why()), List.of());
      case Taking.NotAnAgents no -> Replies.status(call, Statuses.conflict(no.why()), List.of());
      case Taking.Busy later -> Replies.overloaded();
    };
  }
}
