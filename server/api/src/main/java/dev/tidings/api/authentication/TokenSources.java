package dev.tidings.api.authentication;

import dev.tidings.api.reload.RegularFile;
import dev.tidings.api.reload.Reloads;
import dev.tidings.api.reload.UnusableFileException;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All who are asked whose a token is, in the order of kube-apiserver. */
final class TokenSources implements AutoCloseable {
  /** Twice as many as there are nodes and namespaces in the largest clusters. */
  private static final int REMEMBERED = 32_768;

  /** As long as kube-apiserver remembers a user whom it has looked at itself. */
  private static final RememberedTokens.Terms SIGNED =
      new RememberedTokens.Terms(Duration.ofSeconds(10), Duration.ZERO, REMEMBERED);

  /** As long as servers remember that delegate to another one. */
  private static final RememberedTokens.Terms REVIEWED =
      new RememberedTokens.Terms(Duration.ofSeconds(10), Duration.ofSeconds(10), REMEMBERED);

  private final List<TokenAuthenticator> asked = new ArrayList<>();
  private final List<Runnable> endings = new ArrayList<>();
  private Optional<BrowserLogin> login = Optional.empty();

  private TokenSources() {}

  /**
   * Opens what the options name.
   *
   * @throws IOException when one of the files cannot be used
   */
  static TokenSources open(
      AuthenticationOptions options, Reloads reloads, InstantSource clock, MeterRegistry registry)
      throws IOException {
    var sources = new TokenSources();
    if (options.tokenFile() != null) {
      sources.asked.add(new TokenFile(options.tokenFile(), reloads));
    }
    if (options.oidc() != null) {
      sources.addIssuer(options.oidc(), clock);
    }
    if (options.reviewer() != null) {
      sources.addReviewer(options.reviewer(), clock, registry);
    }
    return sources;
  }

  private void addIssuer(OidcOptions options, InstantSource clock) throws IOException {
    IssuerClient issuer;
    try {
      issuer = IssuerClient.open(options);
    } catch (IOException unusable) {
      throw new UnusableFileException("OIDC CA file", unusable);
    }
    endings.add(issuer::close);
    requireReadable(options.login().secret());
    var tokens = new OidcTokens(options, new IssuerKeys(issuer::keys, clock), clock);
    login = Optional.of(new BrowserLogin(options, issuer, tokens, clock));
    asked.add(new RememberedTokens(tokens, SIGNED, clock));
  }

  /** It is read when somebody logs in; but who starts a server is to know at once. */
  private void requireReadable(@Nullable Path secret) throws IOException {
    try {
      byte[] unused = secret == null ? new byte[0] : RegularFile.read(secret);
    } catch (IOException unusable) {
      close();
      throw new UnusableFileException("OIDC client secret file", unusable);
    }
  }

  private void addReviewer(Path kubeconfig, InstantSource clock, MeterRegistry registry)
      throws IOException {
    try {
      TokenReviews reviews = TokenReviews.open(kubeconfig, registry);
      endings.add(reviews::close);
      asked.add(new RememberedTokens(reviews, REVIEWED, clock));
    } catch (IOException unusable) {
      close();
      throw new UnusableFileException("kubeconfig of authentication", unusable);
    }
  }

  List<TokenAuthenticator> asked() {
    return asked;
  }

  /** Where browsers get tokens; empty without an issuer. */
  Optional<BrowserLogin> login() {
    return login;
  }

  @Override
  public void close() {
    endings.forEach(Runnable::run);
  }
}
