package dev.tidings.api.authorization;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.api.authentication.User;
import dev.tidings.api.delegation.RememberedAnswers;
import dev.tidings.api.delegation.ReviewServer;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Leaves decisions to a Kubernetes API server, and remembers them for a while (Kubernetes'
 * authorizer/webhook). What could not be found out is not remembered, and may not be done.
 *
 * <p>Invariant: no more than 8192 answers are remembered, as in the reference, each under a digest
 * of the whole question: clients choose much of its text.
 */
public final class DelegatedAuthorizer implements Authorizer, AutoCloseable {
  private static final int REMEMBERED = 8192;

  private static final ReviewServer.Kind REVIEW =
      new ReviewServer.Kind(
          "authorization.k8s.io/v1", "subjectaccessreviews", "SubjectAccessReview");

  /** Whoever looks after the process need not wait for another one, as with the reference. */
  private static final Set<String> ALWAYS_ALLOWED = Set.of("/healthz", "/readyz", "/livez");

  private static final GrantedRules UNKNOWN =
      new GrantedRules(
          List.of(), false, "webhook authorizer does not support user rule resolution");

  private static final Decision UNAVAILABLE =
      new Decision.Failed("what users may do cannot be found out at the moment");

  private final ReviewServer server;
  private final RememberedAnswers<Decision> decisions;

  private DelegatedAuthorizer(ReviewServer server, RememberedAnswers<Decision> decisions) {
    this.server = server;
    this.decisions = decisions;
  }

  /**
   * Prepares to ask the server that the options name; it is not asked anything yet.
   *
   * @throws IOException when the kubeconfig cannot be used
   */
  public static DelegatedAuthorizer open(
      DelegationOptions options, InstantSource clock, MeterRegistry registry) throws IOException {
    return new DelegatedAuthorizer(
        ReviewServer.open(options.kubeconfig(), REVIEW, registry),
        new RememberedAnswers<>(REMEMBERED, new Terms(options), clock));
  }

  /** Anybody can ask for what is refused, by ever new names. */
  private record Terms(DelegationOptions options) implements RememberedAnswers.Terms<Decision> {
    @Override
    public Duration of(Decision decision) {
      return switch (decision) {
        case Decision.Allowed allowed -> options.allowed();
        case Decision.Refused refused -> options.refused();
        case Decision.Failed failed -> Duration.ZERO;
      };
    }

    @Override
    public boolean isCheap(Decision decision) {
      return decision instanceof Decision.Refused;
    }
  }

  @Override
  public CompletionStage<Decision> decide(User user, Access access) {
    if (access instanceof Access.OfPath path && ALWAYS_ALLOWED.contains(path.path())) {
      return CompletableFuture.completedFuture(new Decision.Allowed(""));
    }
    ObjectNode question = AccessReview.spec(user, access);
    return decisions.answer(
        digest(question), () -> server.review(question).thenApply(DelegatedAuthorizer::decision));
  }

  private static Decision decision(Optional<JsonNode> status) {
    return status.map(AccessReview::decision).orElse(UNAVAILABLE);
  }

  private static ByteBuffer digest(ObjectNode question) {
    try {
      return ByteBuffer.wrap(
          MessageDigest.getInstance("SHA-256").digest(question.toString().getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  @Override
  public GrantedRules rules(User user, String namespace) {
    return UNKNOWN;
  }

  @Override
  public Optional<Set<String>> namespaces(User user) {
    return Optional.empty();
  }

  @Override
  public boolean asksOthers() {
    return true;
  }

  @Override
  public void close() {
    server.close();
  }
}
