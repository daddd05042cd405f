package dev.tidings.integration;

import static java.util.Objects.requireNonNull;

import dev.tidings.api.ApiServerOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Certificates that tests are done with, and their keys, as files: {@code server} for servers on
 * this machine, {@code clients} who vouches for the clients, {@code jane} of one of them.
 */
public record TestTls(Path folder) {
  private static final List<String> FILES =
      List.of("server.crt", "server.key", "clients.crt", "jane.crt", "jane.key");

  public static TestTls in(Path folder) throws IOException {
    for (String name : FILES) {
      try (InputStream in = TestTls.class.getResourceAsStream("/tls/" + name)) {
        Files.copy(requireNonNull(in, name), folder.resolve(name));
      }
    }
    return new TestTls(folder);
  }

  public String file(String name) {
    return folder.resolve(name).toString();
  }

  ApiServerOptions.Tls ofServer() {
    return new ApiServerOptions.Tls(folder.resolve("server.crt"), folder.resolve("server.key"));
  }

  /** Connections to a server that has the certificate. */
  SocketFactory sockets() throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(folder.resolve("server.crt"))) {
      trusted.setCertificateEntry(
          "server", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, trust.getTrustManagers(), null);
    return tls.getSocketFactory();
  }
}
