package dev.tidings.cli;

import dev.tidings.api.observations.ObservationTaker;
import dev.tidings.collect.Receiver;
import dev.tidings.collect.Taken;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;

/** Brings what agents send to where it is kept, and says what became of it. */
record AcceptedAgents(Receiver receiver) implements ObservationTaker {
  @Override
  public CompletionStage<Taking> take(String cluster, byte[] body) {
    try {
      return receiver
          .take(cluster, body)
          .handle((taken, failure) -> failure == null ? taken(taken) : refused(failure));
    } catch (RejectedExecutionException full) {
      return CompletableFuture.completedFuture(new Taking.Busy());
    }
  }

  private static Taking taken(Taken taken) {
    return new Taking.Taken(taken.written(), taken.unchanged(), taken.refused());
  }

  private static Taking refused(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return switch (cause) {
      case Receiver.UnreadableException nonsense ->
          new Taking.Unreadable(String.valueOf(nonsense.getMessage()));
      case Receiver.FollowedException followed ->
          new Taking.NotAnAgents(String.valueOf(followed.getMessage()));
      case RejectedExecutionException full -> new Taking.Busy();
      case null, default -> throw new CompletionException(cause);
    };
  }
}
