package dev.tidings.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a client must know of the certificate of a server.
 *
 * @param pem the certificate and its chain
 * @param names the names and addresses that it is for
 */
record ServerCertificate(String pem, List<String> names) {
  private static final int DNS_NAME = 2;
  private static final int ADDRESS = 7;

  static ServerCertificate read(Path file) throws CommandFailure {
    try {
      byte[] pem = Files.readAllBytes(file);
      var certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(pem));
      return new ServerCertificate(new String(pem, StandardCharsets.US_ASCII), names(certificate));
    } catch (IOException | CertificateException unusable) {
      throw new CommandFailure("cannot use the certificate " + file + ": " + unusable, unusable);
    }
  }

  private static List<String> names(X509Certificate certificate) throws CertificateException {
    Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
    return alternatives == null
        ? List.of()
        : alternatives.stream()
            .filter(name -> name.get(0).equals(DNS_NAME) || name.get(0).equals(ADDRESS))
            .map(name -> String.valueOf(name.get(1)))
            .toList();
  }

  /**
   * A kubeconfig that trusts this certificate. Where the URL's host is not among its names, it says
   * under which of them the server is to be known.
   */
  Kubeconfig kubeconfig(URI url) {
    String host = url.getHost().replaceAll("[\\[\\]]", "");
    Optional<String> other =
        names.contains(host)
            ? Optional.empty()
            : names.stream().filter(name -> !name.startsWith("*")).findFirst();
    return new Kubeconfig(url.toString(), pem, other.orElse(null), null);
  }
}
