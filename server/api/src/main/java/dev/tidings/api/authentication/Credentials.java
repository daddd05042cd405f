package dev.tidings.api.authentication;

import java.util.Optional;

/** What a request brings along to show who sends it. */
public record Credentials(ClientChain chain, Optional<BearerToken> token) {
  public static final Credentials NONE = new Credentials(ClientChain.NONE, Optional.empty());
}
