package dev.tidings.api.authentication;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The certificates with which a client opened its connection, its own first, and what was last
 * found of them. The client has the key to the first; nothing else of them has been looked at.
 *
 * <p>There is one for each connection: so nobody has others' certificates looked at again by
 * showing many. Safe for use by several threads.
 */
public final class ClientChain {
  /** No certificate was shown. */
  public static final ClientChain NONE = new ClientChain(List.of());

  private final List<X509Certificate> certificates;
  private @Nullable Search last;

  /** What is found by some authorities, and until when it is true. */
  record Found(Verdict verdict, Instant until) {}

  private record Search(ClientAuthorities by, CompletableFuture<Found> found) {
    boolean holds(ClientAuthorities trusted, Instant now) {
      return by.equals(trusted)
          && switch (found.state()) {
            case RUNNING -> true;
            case SUCCESS -> now.isBefore(found.resultNow().until());
            case FAILED, CANCELLED -> false;
          };
    }
  }

  public ClientChain(List<X509Certificate> certificates) {
    this.certificates = List.copyOf(certificates);
  }

  List<X509Certificate> certificates() {
    return certificates;
  }

  /** What these authorities find; asked for where it is not known, or no longer. */
  synchronized CompletionStage<Verdict> found(
      ClientAuthorities by, Instant now, Supplier<CompletableFuture<Found>> search) {
    Search current = last;
    if (current == null || !current.holds(by, now)) {
      current = new Search(by, search.get());
      last = current;
    }
    return current.found().thenApply(Found::verdict);
  }
}
