package dev.tidings.cli;

import dev.tidings.api.ApiServerOptions;
import dev.tidings.api.audit.AuditOptions;
import dev.tidings.api.authorization.DelegationOptions;
import dev.tidings.api.ratelimit.EventRateLimitFile;
import dev.tidings.api.ratelimit.EventRateLimitOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that say what users may do, how much of it, and what is written down of it. */
final class ControlOptions {
  @Option(
      names = "--rbac-dir",
      paramLabel = "DIR",
      description = {
        "Users may do what the Roles, ClusterRoles, RoleBindings and ClusterRoleBindings in this"
            + " folder say (YAML or JSON; read again when they change). Without it, whoever gets in"
            + " may do everything."
      })
  @Nullable Path rbacDir;

  @Option(
      names = "--authorization-kubeconfig",
      paramLabel = "FILE",
      description =
          "Ask the Kubernetes API server of this kubeconfig what users may do"
              + " (SubjectAccessReview).")
  @Nullable Path authorizationKubeconfig;

  @Option(
      names = "--authorization-webhook-cache-authorized-ttl",
      paramLabel = "DURATION",
      converter = DurationOption.OrZero.class,
      description = "How long it counts that it has allowed something. Default: 5m.")
  Duration allowedFor = DelegationOptions.USUAL_ALLOWED;

  @Option(
      names = "--authorization-webhook-cache-unauthorized-ttl",
      paramLabel = "DURATION",
      converter = DurationOption.OrZero.class,
      description = "How long it counts that it has not. Default: 30s.")
  Duration refusedFor = DelegationOptions.USUAL_REFUSED;

  @Option(
      names = "--admission-control-config-file",
      paramLabel = "FILE",
      description =
          "Limit how many events are written: kube-apiserver's configuration of its plug-in"
              + " EventRateLimit, or the file that names it.")
  @Nullable Path admissionConfig;

  @Option(
      names = "--event-rate-limit-retry-after",
      paramLabel = "SECONDS",
      description =
          "Tell clients that are over a limit to come again after so many seconds. Default: tell"
              + " them nothing, as kube-apiserver.")
  int retryAfterSeconds;

  @Option(
      names = "--audit-log-path",
      paramLabel = "FILE",
      description =
          "Write down who did what: audit.k8s.io/v1 at level Metadata, a line of JSON each.")
  @Nullable Path auditLog;

  @Option(
      names = "--audit-log-maxsize",
      paramLabel = "MEGABYTES",
      description = "How large the audit log may get before another is begun. Default: 100.")
  int auditMegabytes;

  @Option(
      names = "--audit-log-maxbackup",
      paramLabel = "N",
      description = "How many earlier audit logs are kept. Default: all.")
  int auditBackups;

  @Option(
      names = "--audit-log-maxage",
      paramLabel = "DAYS",
      description = "How long earlier audit logs are kept. Default: for ever.")
  int auditDays;

  /** Whether anybody says what users may do. */
  boolean hasRights() {
    return rbacDir != null || authorizationKubeconfig != null;
  }

  /** Why these flags do not go together, or null when they do. */
  @Nullable String contradiction() {
    if (rbacDir != null && authorizationKubeconfig != null) {
      return "--rbac-dir and --authorization-kubeconfig are two ways to say what users may do;"
          + " choose one";
    }
    if (retryAfterSeconds < 0 || auditMegabytes < 0 || auditBackups < 0 || auditDays < 0) {
      return "--event-rate-limit-retry-after and the limits of --audit-log are not negative";
    }
    return null;
  }

  /**
   * What the flags and the file that they name say.
   *
   * @throws CommandFailure when the file cannot be used
   */
  ApiServerOptions.Control control() throws CommandFailure {
    AuditOptions audit =
        auditLog == null
            ? null
            : new AuditOptions(auditLog, auditMegabytes, auditBackups, auditDays);
    DelegationOptions delegation =
        authorizationKubeconfig == null
            ? null
            : new DelegationOptions(authorizationKubeconfig, allowedFor, refusedFor);
    return new ApiServerOptions.Control(rbacDir, delegation, rateLimit(), audit, null);
  }

  private EventRateLimitOptions rateLimit() throws CommandFailure {
    if (admissionConfig == null) {
      return EventRateLimitOptions.NONE;
    }
    try {
      return new EventRateLimitOptions(EventRateLimitFile.read(admissionConfig), retryAfterSeconds);
    } catch (IOException unusable) {
      throw new CommandFailure(
          "cannot use the limits of events: " + unusable.getMessage(), unusable);
    }
  }
}
