package dev.tidings.api.authentication;

import dev.tidings.api.reload.Reloaded;
import dev.tidings.api.reload.Reloads;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Finds out who sends a request, by the rules of kube-apiserver: the first that knows the
 * credentials decides; credentials that are no good are refused even where everybody may come in
 * without any; whoever brings none is anonymous.
 */
public final class Gatekeeper implements AutoCloseable {
  private static final Verdict ANONYMOUS = new Verdict.Known(User.ANONYMOUS);
  private static final Verdict NOBODY = new Verdict.Refused("no credentials");

  private final Optional<ClientCertificates> certificates;
  private final TokenSources tokens;
  private final List<Authenticator> asked;
  private final boolean anonymous;

  private Gatekeeper(
      Optional<ClientCertificates> certificates, TokenSources tokens, boolean anonymous) {
    this.certificates = certificates;
    this.tokens = tokens;
    this.anonymous = anonymous;
    var all = new ArrayList<Authenticator>();
    certificates.ifPresent(all::add);
    if (!tokens.asked().isEmpty()) {
      all.add(new BearerTokens(tokens.asked()));
    }
    this.asked = List.copyOf(all);
  }

  /**
   * Reads what users are known by.
   *
   * @throws IOException when one of the files cannot be used
   */
  public static Gatekeeper open(
      AuthenticationOptions options, Reloads reloads, InstantSource clock, MeterRegistry registry)
      throws IOException {
    Optional<ClientCertificates> certificates =
        options.clientCa() == null
            ? Optional.empty()
            : Optional.of(ClientCertificates.open(options.clientCa(), reloads, clock));
    return new Gatekeeper(
        certificates, TokenSources.open(options, reloads, clock, registry), options.anonymous());
  }

  /** Who vouches for the certificates of clients; empty when these show nothing. */
  public Optional<Reloaded<ClientAuthorities>> authorities() {
    return certificates.map(ClientCertificates::authorities);
  }

  /** Where browsers get tokens of users; empty where they do not. */
  public Optional<BrowserLogin> login() {
    return tokens.login();
  }

  /** Known or refused, nothing else; never blocks, and does not fail unless by a bug. */
  public CompletionStage<Verdict> identify(Credentials credentials) {
    return Verdicts.firstKnown(asked, one -> one.authenticate(credentials))
        .thenApply(this::conclude);
  }

  private Verdict conclude(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Known known -> new Verdict.Known(authenticated(known.user()));
      case Verdict.NotMine silent -> anonymous ? ANONYMOUS : NOBODY;
      case Verdict.Refused refused -> refused;
    };
  }

  private static User authenticated(User user) {
    if (user.name().equals(SystemNames.ANONYMOUS)
        || user.isIn(SystemNames.AUTHENTICATED)
        || user.isIn(SystemNames.UNAUTHENTICATED)) {
      return user;
    }
    var groups = new ArrayList<>(user.groups());
    groups.add(SystemNames.AUTHENTICATED);
    return new User(user.name(), user.uid(), groups, user.extra());
  }

  /** Asks nobody any more. */
  @Override
  public void close() {
    certificates.ifPresent(ClientCertificates::close);
    tokens.close();
  }
}
