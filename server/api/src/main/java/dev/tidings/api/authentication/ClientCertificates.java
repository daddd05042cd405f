package dev.tidings.api.authentication;

import dev.tidings.api.reload.Reloaded;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * Knows users by their certificates, which one of the authorities in a file has signed for clients.
 *
 * <p>To follow a chain of signatures takes about a millisecond, so what came out is remembered for
 * a while; a request on the same connection finds it there. Safe for use by several threads.
 */
final class ClientCertificates implements Authenticator {
  private static final int REMEMBERED = 1_000;

  private final Reloaded<ClientAuthorities> authorities;
  private final InstantSource clock;
  private final Map<X509Certificate, Seen> remembered = Collections.synchronizedMap(new Recent());

  /** What was found, by which authorities, and how long all of the chain is valid. */
  private record Seen(User user, ClientAuthorities authorities, Instant until) {
    boolean holds(ClientAuthorities now, Instant time) {
      return authorities.equals(now) && time.isBefore(until);
    }
  }

  /** Forgets the certificate that has not been shown for the longest time. */
  private static final class Recent extends LinkedHashMap<X509Certificate, Seen> {
    private static final long serialVersionUID = 1L;

    Recent() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<X509Certificate, Seen> eldest) {
      return size() > REMEMBERED;
    }
  }

  ClientCertificates(Reloaded<ClientAuthorities> authorities, InstantSource clock) {
    this.authorities = authorities;
    this.clock = clock;
  }

  @Override
  public CompletionStage<Verdict> authenticate(Credentials credentials) {
    return Verdicts.now(verdict(credentials.certificates()));
  }

  private Verdict verdict(List<X509Certificate> chain) {
    if (chain.isEmpty()) {
      return new Verdict.NotMine();
    }
    Instant now = clock.instant();
    ClientAuthorities trusted = authorities.current();
    @Nullable Seen seen = remembered.get(chain.get(0));
    if (seen != null && seen.holds(trusted, now)) {
      return new Verdict.Known(seen.user());
    }
    try {
      Instant until = trusted.verify(chain, now);
      return CertificateUser.of(chain.get(0))
          .<Verdict>map(user -> remember(chain.get(0), new Seen(user, trusted, until)))
          .orElseGet(Verdict.NotMine::new);
    } catch (GeneralSecurityException | NamingException untrusted) {
      return new Verdict.Refused("the client certificate is not good: " + untrusted.getMessage());
    }
  }

  private Verdict remember(X509Certificate certificate, Seen seen) {
    remembered.put(certificate, seen);
    return new Verdict.Known(seen.user());
  }
}
