package dev.tidings.api.authentication;

import dev.tidings.api.authentication.ClientChain.Found;
import dev.tidings.api.reload.Reloaded;
import dev.tidings.api.reload.Reloads;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.naming.NamingException;

/**
 * Knows users by their certificates, which one of the authorities in a file has signed for clients.
 *
 * <p>To follow a chain of signatures takes about a millisecond, and much longer when somebody wants
 * it to. So that is done by others than the event loop, and what came out counts for a while on the
 * connection, good or bad. Safe for use by several threads.
 */
final class ClientCertificates implements Authenticator, AutoCloseable {
  private static final int THREADS = 2;
  private static final int WAITING = 1_000;

  /** Its time may come. */
  private static final Duration REFUSED_FOR = Duration.ofMinutes(1);

  private static final Verdict BUSY =
      new Verdict.Refused("too many client certificates wait to be looked at");

  private final Reloaded<ClientAuthorities> authorities;
  private final InstantSource clock;
  private final ExecutorService workers;

  /**
   * @param workers reject what is too much
   */
  ClientCertificates(
      Reloaded<ClientAuthorities> authorities, InstantSource clock, ExecutorService workers) {
    this.authorities = authorities;
    this.clock = clock;
    this.workers = workers;
  }

  /**
   * Reads who vouches for certificates.
   *
   * @throws IOException when the file cannot be used
   */
  static ClientCertificates open(Path file, Reloads reloads, InstantSource clock)
      throws IOException {
    return new ClientCertificates(ClientAuthorities.load(file, reloads), clock, workers());
  }

  private static ExecutorService workers() {
    return new ThreadPoolExecutor(
        THREADS,
        THREADS,
        0,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(WAITING),
        Thread.ofPlatform().daemon().name("certificates-", 1).factory());
  }

  Reloaded<ClientAuthorities> authorities() {
    return authorities;
  }

  @Override
  public CompletionStage<Verdict> authenticate(Credentials credentials) {
    ClientChain chain = credentials.chain();
    if (chain.certificates().isEmpty()) {
      return Verdicts.now(new Verdict.NotMine());
    }
    ClientAuthorities trusted = authorities.current();
    Instant now = clock.instant();
    try {
      return chain.found(
          trusted,
          now,
          () ->
              CompletableFuture.supplyAsync(
                  () -> follow(chain.certificates(), trusted, now), workers));
    } catch (RejectedExecutionException full) {
      return Verdicts.now(BUSY);
    }
  }

  private static Found follow(List<X509Certificate> chain, ClientAuthorities trusted, Instant now) {
    try {
      Instant until = trusted.verify(chain, now);
      return new Found(
          CertificateUser.of(chain.get(0))
              .<Verdict>map(Verdict.Known::new)
              .orElseGet(Verdict.NotMine::new),
          until);
    } catch (GeneralSecurityException | NamingException untrusted) {
      return new Found(
          new Verdict.Refused("the client certificate is not good: " + untrusted.getMessage()),
          now.plus(REFUSED_FOR));
    }
  }

  /** Looks at no more certificates. */
  @Override
  public void close() {
    workers.shutdownNow();
  }
}
