package dev.tidings.api.identity;

import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.Negotiation;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.wire.Replies;
import dev.tidings.api.wire.Reply;
import java.time.InstantSource;
import java.util.List;

/**
 * Answers who asks who it is, as {@code kubectl auth whoami} does (authentication.k8s.io/v1
 * SelfSubjectReview). Nothing in a request's body could change the answer, so it is not read.
 */
public final class SelfReviewEndpoint {
  private final InstantSource clock;

  public SelfReviewEndpoint(InstantSource clock) {
    this.clock = clock;
  }

  public Reply answer(HttpCall call) throws RefusedException {
    var review = new SelfReviewContent(call.user(), clock.instant());
    return Replies.object(call, 201, review, Negotiation.plain(call), List.of());
  }
}
