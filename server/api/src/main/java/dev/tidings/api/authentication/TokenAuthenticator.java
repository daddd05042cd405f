package dev.tidings.api.authentication;

import java.util.concurrent.CompletionStage;

/** Finds out whose a token is. Called on event loops: never blocks. */
interface TokenAuthenticator {
  /** Does not fail, unless by a bug. */
  CompletionStage<Verdict> authenticate(BearerToken token);
}
