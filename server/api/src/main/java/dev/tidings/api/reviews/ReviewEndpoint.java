package dev.tidings.api.reviews;

import dev.tidings.api.authentication.User;
import dev.tidings.api.authorization.Authorizer;
import dev.tidings.api.authorization.Decision;
import dev.tidings.api.authorization.GrantedRules;
import dev.tidings.api.discovery.Route;
import dev.tidings.api.wire.Form;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.Negotiation;
import dev.tidings.api.wire.Refusals;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.wire.Replies;
import dev.tidings.api.wire.Reply;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers who asks what may be done: {@code kubectl auth can-i}, and servers that leave decisions
 * to this one. Nothing is stored.
 */
public final class ReviewEndpoint {
  static final String GROUP = "authorization.k8s.io";
  static final String API_VERSION = GROUP + "/v1";

  private final Authorizer authorizer;

  public ReviewEndpoint(Authorizer authorizer) {
    this.authorizer = authorizer;
  }

  public CompletionStage<Reply> answer(HttpCall call, Route.Review route, byte[] body)
      throws RefusedException {
    Form form = Negotiation.plain(call);
    ReviewKind kind = ReviewKind.named(route.kind().kind());
    ObjectNode review = ReviewBody.read(call, kind, body);
    return status(call.user(), kind, review, route.namespace())
        .thenApply(
            status -> {
              var content = new ReviewContent(kind, answered(kind, review, status));
              return Replies.object(call, 201, content, form, List.of());
            });
  }

  private CompletionStage<ObjectNode> status(
      User user, ReviewKind kind, ObjectNode review, String namespace) throws RefusedException {
    if (kind == ReviewKind.SELF_SUBJECT_RULES) {
      return CompletableFuture.completedFuture(rules(user, review));
    }
    ReviewQuestion question = ReviewQuestion.of(kind, review, namespace);
    return authorizer
        .decide(question.subject().orElse(user), question.access())
        .thenApply(ReviewEndpoint::decided);
  }

  private static ObjectNode decided(Decision decision) {
    ObjectNode status = JsonNodeFactory.instance.objectNode();
    status.put("allowed", decision instanceof Decision.Allowed);
    return switch (decision) {
      case Decision.Allowed allowed -> withText(status, "reason", allowed.reason());
      case Decision.Refused refused -> withText(status, "reason", refused.reason());
      case Decision.Failed failed -> withText(status, "evaluationError", failed.problem());
    };
  }

  private static ObjectNode withText(ObjectNode status, String name, String text) {
    return text.isEmpty() ? status : status.put(name, text);
  }

  private ObjectNode rules(User user, ObjectNode review) throws RefusedException {
    String namespace = review.path("spec").path("namespace").asString("");
    if (namespace.isEmpty()) {
      throw Refusals.badRequest("no namespace on request");
    }
    GrantedRules granted = authorizer.rules(user, namespace);
    return RuleLists.status(granted);
  }

  /** The review as it goes back. Of one for rules, the reference gives back the answer only. */
  private static ObjectNode answered(ReviewKind kind, ObjectNode review, ObjectNode status) {
    ObjectNode answered = JsonNodeFactory.instance.objectNode();
    boolean rules = kind == ReviewKind.SELF_SUBJECT_RULES;
    answered.set(
        "metadata", rules ? empty() : review.optional("metadata").orElseGet(() -> empty()));
    answered.set("spec", rules ? empty() : review.optional("spec").orElseGet(() -> empty()));
    answered.set("status", status);
    return answered;
  }

  private static ObjectNode empty() {
    return JsonNodeFactory.instance.objectNode();
  }
}
