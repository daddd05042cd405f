package dev.tidings.api.authentication;

import java.util.concurrent.CompletionStage;

/** Finds out whose credentials of one kind are. Called on event loops: never blocks. */
interface Authenticator {
  /** Does not fail, unless by a bug. */
  CompletionStage<Verdict> authenticate(Credentials credentials);
}
