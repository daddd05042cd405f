package dev.tidings.cli;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags of a server; each can also stand in a configuration file, without its dashes. */
final class ServeOptions {
  private static final Duration USUAL_HISTORY = Duration.ofMinutes(10);
  private static final Duration HISTORY_OF_ROUTES = Duration.ofHours(24);

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      converter = ListenAddress.Converter.class,
      description = "Where to listen; port 0 picks a free one. Default: ${DEFAULT-VALUE}.")
  ListenAddress listen = new ListenAddress("127.0.0.1", 7400);

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "The folder of the store, made when it is not there. Default: ./${DEFAULT-VALUE}.")
  Path data = Path.of("data");

  @Option(
      names = "--event-ttl",
      paramLabel = "DURATION",
      converter = DurationOption.class,
      description = "How long an event is kept after it was last written. Default: 1h.")
  Duration eventTtl = Duration.ofHours(1);

  @Option(
      names = "--history",
      paramLabel = "DURATION",
      converter = DurationOption.class,
      description =
          "How long old revisions are kept for watches and pages of lists that go on, and for what"
              + " is forwarded when destinations come back. Default: 10m; where something is"
              + " forwarded, 24h.")
  @Nullable Duration history;

  @Option(
      names = "--memory",
      paramLabel = "AMOUNT",
      converter = ByteQuantity.Converter.class,
      description =
          "What the server may take of the memory, all in all, such as 600Mi or 2Gi; at least"
              + " 256Mi. Default: half of what the machine or the container has.")
  @Nullable ByteQuantity memory;

  @Option(
      names = "--kubeconfig-out",
      paramLabel = "FILE",
      description = "Write a kubeconfig for this server, readable by you only.")
  @Nullable Path kubeconfigOut;

  @Option(
      names = "--tls-cert-file",
      paramLabel = "FILE",
      description = "Serve HTTPS with this certificate and its chain (PEM).")
  @Nullable Path tlsCertFile;

  @Option(
      names = "--tls-private-key-file",
      paramLabel = "FILE",
      description = "The certificate's private key (PEM).")
  @Nullable Path tlsPrivateKeyFile;

  @Mixin final UserOptions users = new UserOptions();

  @Option(
      names = "--insecure",
      description =
          "Let other machines connect though there is no TLS, or nobody is asked who they are.")
  boolean insecure;

  @Mixin final ControlOptions control = new ControlOptions();

  @Mixin final LimitOptions limits = new LimitOptions();

  @Option(
      names = "--routes",
      paramLabel = "FILE",
      description =
          "Forward events as this file says (read again when it changes); tidings routes check"
              + " explains what is wrong with one.")
  @Nullable Path routes;

  @Mixin final SearchOptions search = new SearchOptions();

  @Mixin final CollectOptions collect = new CollectOptions();

  @Mixin final RetentionOptions retention = new RetentionOptions();

  @Option(
      names = "--accept-agents",
      description =
          "Keep what agents send of clusters that this server cannot reach, under /clusters/NAME;"
              + " where there are rights it takes create on clusters/observations (tidings.dev).")
  boolean acceptAgents;

  @Option(
      names = "--route-lease",
      paramLabel = "KUBECONFIG[#CONTEXT]=NAMESPACE/NAME",
      converter = RouteLease.Converter.class,
      description =
          "Of several servers that collect the same clusters, forward them only from the one that"
              + " holds this Lease.")
  @Nullable RouteLease routeLease;

  @Option(
      names = "--event-exporter-config",
      paramLabel = "FILE",
      description =
          "Forward events as this configuration file of kubernetes-event-exporter says (read again"
              + " when it changes).")
  @Nullable Path eventExporterConfig;

  @Option(
      names = "--tracing-config-file",
      paramLabel = "FILE",
      description =
          "Trace requests as this TracingConfiguration of kube-apiserver says, over OTLP/HTTP; OTEL_"
              + " variables of the environment set what it does not say. Default: no traces, unless"
              + " OTEL_TRACES_EXPORTER is otlp.")
  @Nullable Path tracingConfigFile;

  @Option(
      names = {"-v", "--verbose"},
      description = "Log what goes on, not warnings only.")
  boolean verbose;

  /** What the server may have resident. */
  ByteQuantity budget() {
    return memory == null ? MemoryPlan.usual() : memory;
  }

  /** How long old revisions are kept: as long as a destination may be down, where there is one. */
  Duration history() {
    if (history != null) {
      return history;
    }
    return forwarding() == null ? USUAL_HISTORY : HISTORY_OF_ROUTES;
  }

  /** What says what is forwarded; null when nothing is. */
  Forwarding.@Nullable Source forwarding() {
    if (routes != null) {
      return new Forwarding.Source(routes, RoutesLanguage.ROUTES, routeLease);
    }
    return eventExporterConfig == null
        ? null
        : new Forwarding.Source(eventExporterConfig, RoutesLanguage.EVENT_EXPORTER, routeLease);
  }

  /** Why these flags do not go together, or null when they do. */
  @Nullable String contradiction() {
    if ((tlsCertFile == null) != (tlsPrivateKeyFile == null)) {
      return "--tls-cert-file and --tls-private-key-file need each other";
    }
    if (memory != null && memory.bytes() < MemoryPlan.LEAST.bytes()) {
      return "--memory " + memory + " is too little, it takes at least " + MemoryPlan.LEAST;
    }
    if (routeLease != null && routes == null && eventExporterConfig == null) {
      return "--route-lease says who forwards what --routes names";
    }
    if (routes != null && eventExporterConfig != null) {
      return "--routes and --event-exporter-config exclude each other";
    }
    String contradiction = users.contradiction(tlsCertFile != null);
    if (contradiction == null) {
      contradiction = control.contradiction();
    }
    if (contradiction == null) {
      contradiction = limits.contradiction();
    }
    if (contradiction == null) {
      contradiction = collect.contradiction();
    }
    if (contradiction == null) {
      contradiction = retention.contradiction();
    }
    if (contradiction == null && exposure() != null && !insecure) {
      contradiction = exposure() + "; --insecure does it all the same";
    }
    return contradiction;
  }

  /** What is missing to let other machines connect, where they can; null when nothing is. */
  @Nullable String exposure() {
    String missing = listen.isLoopback() ? null : missingBeyondLoopback();
    return missing == null
        ? null
        : "--listen " + listen + " can be reached from other machines: that needs " + missing;
  }

  private @Nullable String missingBeyondLoopback() {
    if (tlsCertFile == null) {
      return "--tls-cert-file and --tls-private-key-file";
    }
    if (!users.knowsUsers()) {
      return "a way to know users, such as --token-auth-file or --client-ca-file";
    }
    // Where there are no rights, whoever is let in may do everything.
    return users.letsAnybodyIn(control)
        ? "--rbac-dir or --authorization-kubeconfig, or else --anonymous-auth=false"
        : null;
  }
}
