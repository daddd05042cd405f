package dev.tidings.api.authorization;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Which Kubernetes API server is asked what users may do, and for how long its answers count.
 *
 * @param kubeconfig where the server is, and who asks it
 * @param allowed how long it counts that something is allowed; zero to ask each time
 * @param refused how long it counts that something is not; zero to ask each time
 */
public record DelegationOptions(Path kubeconfig, Duration allowed, Duration refused) {
  /** As long as kube-apiserver believes its webhook that something is allowed. */
  public static final Duration USUAL_ALLOWED = Duration.ofMinutes(5);

  /** As long as kube-apiserver believes its webhook that something is not. */
  public static final Duration USUAL_REFUSED = Duration.ofSeconds(30);

  public DelegationOptions {
    requireNonNull(kubeconfig, "kubeconfig");
    if (allowed.isNegative() || refused.isNegative()) {
      throw new IllegalArgumentException("answers do not count for less than no time");
    }
  }

  /** Answers count as long as usual. */
  public static DelegationOptions of(Path kubeconfig) {
    return new DelegationOptions(kubeconfig, USUAL_ALLOWED, USUAL_REFUSED);
  }
}
