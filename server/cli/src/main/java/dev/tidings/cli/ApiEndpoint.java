package dev.tidings.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Where an API server is and how it proves itself.
 *
 * @param server the URL that the API's paths are appended to
 * @param trust what its certificate is checked with; null for what this machine trusts
 */
record ApiEndpoint(URI server, @Nullable SSLContext trust) {
  ApiEndpoint {
    requireNonNull(server, "server");
    boolean web = "http".equals(server.getScheme()) || "https".equals(server.getScheme());
    if (!web || server.getHost() == null) {
      throw new IllegalArgumentException(
          "'" + server + "' is not a URL such as " + ServerOptions.DEFAULT_SERVER);
    }
  }

  static ApiEndpoint plain(URI server) {
    return new ApiEndpoint(server, null);
  }

  /** The server of a kubeconfig's current context. */
  static ApiEndpoint ofKubeconfig(Path file) throws CommandFailure {
    try {
      JsonNode config = YAMLMapper.builder().build().readTree(Files.readAllBytes(file));
      JsonNode context = named(config, "context", config.path("current-context").asString(""));
      JsonNode cluster = named(config, "cluster", context.path("cluster").asString(""));
      return new ApiEndpoint(URI.create(cluster.path("server").asString("")), trust(cluster, file));
    } catch (IOException
        | JacksonException
        | GeneralSecurityException
        | IllegalArgumentException e) {
      throw new CommandFailure("cannot use the kubeconfig " + file + ": " + e.getMessage(), e);
    }
  }

  private static JsonNode named(JsonNode config, String kind, String name) {
    for (JsonNode entry : config.path(kind + "s")) {
      if (entry.path("name").asString("").equals(name)) {
        return entry.path(kind);
      }
    }
    throw new IllegalArgumentException("it has no " + kind + " '" + name + "'");
  }

  private static @Nullable SSLContext trust(JsonNode cluster, Path kubeconfig)
      throws IOException, GeneralSecurityException {
    byte[] authorities = authorities(cluster, kubeconfig);
    String name = cluster.path("tls-server-name").asString("");
    return authorities == null && name.isEmpty()
        ? null
        : ServerTrust.of(authorities, name.isEmpty() ? null : name);
  }

  private static byte @Nullable [] authorities(JsonNode cluster, Path kubeconfig)
      throws IOException {
    if (cluster.has("certificate-authority-data")) {
      return Base64.getDecoder().decode(cluster.path("certificate-authority-data").asString());
    }
    return cluster.has("certificate-authority")
        ? Files.readAllBytes(
            kubeconfig.resolveSibling(cluster.path("certificate-authority").asString()))
        : null;
  }
}
