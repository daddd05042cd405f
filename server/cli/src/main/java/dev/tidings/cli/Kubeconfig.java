package dev.tidings.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The file that tells kubectl and every other client where a server is.
 *
 * @param server the server's URL
 * @param certificateAuthority what the server's certificate is checked against (PEM); null without
 *     TLS
 * @param tlsServerName the name in the certificate, where it is not the URL's host; null otherwise
 */
record Kubeconfig(
    String server, @Nullable String certificateAuthority, @Nullable String tlsServerName) {
  private static final String NAME = "tidings";

  /** The server asks for none, but without any kubectl would ask the user for a name over TLS. */
  private static final String TOKEN = "none";

  String yaml() {
    var cluster = new StringBuilder("    server: ").append(server).append('\n');
    if (certificateAuthority != null) {
      cluster
          .append("    certificate-authority-data: ")
          .append(Base64.getEncoder().encodeToString(certificateAuthority.getBytes(UTF_8)))
          .append('\n');
    }
    if (tlsServerName != null) {
      cluster.append("    tls-server-name: ").append(tlsServerName).append('\n');
    }
    return """
        apiVersion: v1
        kind: Config
        current-context: %1$s
        clusters:
        - name: %1$s
          cluster:
        %2$scontexts:
        - name: %1$s
          context:
            cluster: %1$s
            user: %1$s
        users:
        - name: %1$s
          user:
            token: %3$s
        """
        .formatted(NAME, cluster, TOKEN);
  }

  /**
   * Puts the file in its place whole, readable by its owner only; a reader sees the old file or the
   * new one.
   */
  void write(Path file) throws CommandFailure {
    Path folder = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
      Path draft = Files.createTempFile(folder, ".kubeconfig", "", OwnerOnly.file());
      try {
        Files.writeString(draft, yaml());
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException failed) {
      throw new CommandFailure("cannot write the kubeconfig " + file + ": " + failed, failed);
    }
  }
}
