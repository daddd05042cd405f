package dev.tidings.cli;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
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
      return new ApiEndpoint(URI.create(cluster.path("server").asString()), trust(cluster, file));
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
    if (cluster.has("certificate-authority-data")) {
      String data = cluster.path("certificate-authority-data").asString();
      return trusting(Base64.getDecoder().decode(data));
    }
    if (cluster.has("certificate-authority")) {
      String file = cluster.path("certificate-authority").asString();
      return trusting(Files.readAllBytes(kubeconfig.resolveSibling(file)));
    }
    return null;
  }

  private static SSLContext trusting(byte[] pem) throws IOException, GeneralSecurityException {
    KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
    authorities.load(null, null);
    try (InputStream certificates = new ByteArrayInputStream(pem)) {
      int number = 0;
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(certificates)) {
        authorities.setCertificateEntry("authority-" + number++, certificate);
      }
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(authorities);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
