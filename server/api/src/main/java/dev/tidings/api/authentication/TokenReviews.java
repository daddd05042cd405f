package dev.tidings.api.authentication;

import dev.tidings.api.delegation.ReviewServer;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletionStage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a Kubernetes API server whose tokens are (authentication.k8s.io/v1 TokenReview). */
final class TokenReviews implements TokenAuthenticator, AutoCloseable {
  private static final ReviewServer.Kind REVIEW =
      new ReviewServer.Kind("authentication.k8s.io/v1", "tokenreviews", "TokenReview");
  private static final Verdict UNAVAILABLE = new Verdict.Refused("the token could not be reviewed");

  private final ReviewServer server;

  private TokenReviews(ReviewServer server) {
    this.server = server;
  }

  /**
   * Prepares to ask the server of a kubeconfig.
   *
   * @throws IOException when the kubeconfig cannot be used
   */
  static TokenReviews open(Path kubeconfig, MeterRegistry registry) throws IOException {
    return new TokenReviews(ReviewServer.open(kubeconfig, REVIEW, registry));
  }

  @Override
  public CompletionStage<Verdict> authenticate(BearerToken token) {
    return server
        .review(JsonMapper.shared().createObjectNode().put("token", token.secret()))
        .thenApply(status -> status.map(TokenReviews::verdict).orElse(UNAVAILABLE));
  }

  private static Verdict verdict(JsonNode status) {
    if (!status.path("authenticated").asBoolean(false)) {
      return status.path("error").asString("").isEmpty()
          ? new Verdict.NotMine()
          : new Verdict.Refused("the token's review ended in an error");
    }
    JsonNode user = status.path("user");
    var extra = new HashMap<String, List<String>>();
    user.path("extra").properties().forEach(e -> extra.put(e.getKey(), texts(e.getValue())));
    return new Verdict.Known(
        new User(
            user.path("username").asString(""),
            user.path("uid").asString(""),
            texts(user.path("groups")),
            extra));
  }

  private static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(text -> texts.add(text.asString("")));
    return texts;
  }

  @Override
  public void close() {
    server.close();
  }
}
