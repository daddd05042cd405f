package dev.tidings.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.store.Cluster;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file that tells kubectl and every other client where a server is.
 *
 * @param server the server's URL
 * @param certificateAuthority what the server's certificate is checked against (PEM); null without
 *     TLS
 * @param tlsServerName the name in the certificate, where it is not the URL's host; null otherwise
 * @param token what shows who the user is; null leaves that to be filled in
 */
record Kubeconfig(
    String server,
    @Nullable String certificateAuthority,
    @Nullable String tlsServerName,
    @Nullable String token) {
  /** Of the server's own events; those of a cluster have its name. */
  static final String NAME = Cluster.OWN;

  static Kubeconfig plain(URI server) {
    return new Kubeconfig(server.toString(), null, null, null);
  }

  Kubeconfig withToken(@Nullable String newToken) {
    return new Kubeconfig(server, certificateAuthority, tlsServerName, newToken);
  }

  /**
   * The file.
   *
   * @param clusters each gets a context of its own
   */
  String yaml(List<String> clusters) {
    var servers = new StringBuilder(cluster(NAME, ""));
    var contexts = new StringBuilder(context(NAME));
    for (String name : clusters) {
      // 1.10 and null are names too
      servers.append(cluster(quoted(name), "/clusters/" + name));
      contexts.append(context(quoted(name)));
    }
    return """
        apiVersion: v1
        kind: Config
        current-context: %1$s
        clusters:
        %2$scontexts:
        %3$susers:
        - name: %1$s
          user:%4$s
        """
        .formatted(
            NAME, servers, contexts, token == null ? " {}" : "\n    token: " + quoted(token));
  }

  private static String context(String cluster) {
    return """
        - name: %1$s
          context:
            cluster: %1$s
            user: %2$s
        """
        .formatted(cluster, NAME);
  }

  private String cluster(String name, String path) {
    var cluster = new StringBuilder("- name: ").append(name).append("\n  cluster:\n");
    cluster.append("    server: ").append(server).append(path).append('\n');
    if (certificateAuthority != null) {
      cluster
          .append("    certificate-authority-data: ")
          .append(Base64.getEncoder().encodeToString(certificateAuthority.getBytes(UTF_8)))
          .append('\n');
    }
    if (tlsServerName != null) {
      cluster.append("    tls-server-name: ").append(tlsServerName).append('\n');
    }
    return cluster.toString();
  }

  /** Any text, as YAML writes it between single quotes. */
  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** Without the token: this may be printed. */
  @Override
  public String toString() {
    return "Kubeconfig[" + server + "]";
  }

  /**
   * Puts the file in its place whole, readable by its owner only; a reader sees the old file or the
   * new one.
   */
  void write(Path file, List<String> clusters) throws CommandFailure {
    Path folder = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
      Path draft = Files.createTempFile(folder, ".kubeconfig", "", OwnerOnly.file());
      try {
        Files.writeString(draft, yaml(clusters));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException failed) {
      throw new CommandFailure("cannot write the kubeconfig " + file + ": " + failed, failed);
    }
  }
}
