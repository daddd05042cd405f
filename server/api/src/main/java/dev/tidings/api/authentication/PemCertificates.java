package dev.tidings.api.authentication;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Reads files of certificates. */
final class PemCertificates {
  private PemCertificates() {}

  /**
   * All of a file's certificates.
   *
   * @throws IOException when it holds none, or something else
   */
  static List<X509Certificate> read(Path file, byte[] pem) throws IOException {
    try {
      List<X509Certificate> found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (found.isEmpty()) {
        throw new IOException(file + " holds no certificate");
      }
      return found;
    } catch (CertificateException malformed) {
      throw new IOException(file + " holds something else than certificates (PEM)", malformed);
    }
  }
}
