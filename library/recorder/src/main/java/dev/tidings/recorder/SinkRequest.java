package dev.tidings.recorder;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * A request that a sink has answered.
 *
 * @param sink which one: its place in {@link EventBroadcaster#sinks()}, from 0
 * @param answer {@link SinkResult.Unreachable} where the sink threw
 * @param took how long the answer took
 */
public record SinkRequest(int sink, Verb verb, SinkResult answer, Duration took) {
  public SinkRequest {
    requireNonNull(verb, "verb");
    requireNonNull(answer, "answer");
    requireNonNull(took, "took");
  }
}
