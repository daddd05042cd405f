package dev.tidings.cli;

import static java.util.Objects.requireNonNull;

import dev.tidings.sink.http.AccessException;
import dev.tidings.sink.http.ServerAccess;
import dev.tidings.sink.http.Tls;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags of an agent. */
final class AgentOptions {
  @Option(
      names = "--upstream",
      paramLabel = "URL",
      required = true,
      description = "The Tidings server that keeps the events; it is started with --accept-agents.")
  @SuppressWarnings("NullAway.Init")
  URI upstream;

  @Option(
      names = "--cluster",
      paramLabel = "NAME",
      required = true,
      description = "The name of the cluster there.")
  @SuppressWarnings("NullAway.Init")
  String cluster;

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE[#CONTEXT]",
      description =
          "The cluster to watch: a context of this file, or in-cluster. Default:"
              + " $$KUBECONFIG, else in-cluster, else ~/.kube/config.")
  @Nullable String kubeconfig;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "Show this bearer token upstream; the file is read for each request.")
  @Nullable Path tokenFile;

  @Option(
      names = "--certificate-authority",
      paramLabel = "FILE",
      description = "Trust the certificates upstream that these vouch for (PEM).")
  @Nullable Path authority;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where events wait, made when it is not there. Default: ./${DEFAULT-VALUE}.")
  Path data = Path.of("agent");

  @Option(
      names = "--spool-bytes",
      paramLabel = "AMOUNT",
      converter = ByteQuantity.Converter.class,
      description =
          "How much may wait while upstream is away, at least 1Mi; when it is full the oldest goes,"
              + " and upstream is told. Default: 1Gi.")
  ByteQuantity spoolBytes = new ByteQuantity(1L << 30);

  @Option(names = "--insecure", description = "Send to another machine without TLS.")
  boolean insecure;

  @Option(
      names = {"-v", "--verbose"},
      description = "Log what goes on, not warnings only.")
  boolean verbose;

  /**
   * The cluster's API server.
   *
   * @throws AccessException when it cannot be used
   */
  ServerAccess source() {
    if (kubeconfig == null) {
      return ServerAccess.detect();
    }
    return ClusterAddress.parse(kubeconfig).access();
  }

  /**
   * The server that keeps the events.
   *
   * @throws AccessException when the URL is none
   */
  ServerAccess target() throws CommandFailure {
    ServerAccess access = ServerAccess.of(upstream);
    if (tokenFile != null) {
      access = access.withTokenFile(tokenFile);
    }
    return authority == null ? access : access.withSslContext(trusting(authority));
  }

  private static SSLContext trusting(Path authority) throws CommandFailure {
    try {
      var tls = new Tls(Tls.Trust.CHECKED, Files.readAllBytes(authority), "", null);
      return requireNonNull(tls.context());
    } catch (IOException | GeneralSecurityException unusable) {
      throw new CommandFailure("cannot use " + authority + ": " + unusable.getMessage(), unusable);
    }
  }

  /** What would be sent where anybody can read it; null when nothing is. */
  @Nullable String exposure() {
    boolean plain = "http".equals(upstream.getScheme());
    String host = String.valueOf(upstream.getHost()).replaceAll("[\\[\\]]", "");
    return plain && !new ListenAddress(host, 0).isLoopback()
        ? "--upstream "
            + upstream
            + " is another machine, and no TLS: --insecure does it all the same"
        : null;
  }
}
