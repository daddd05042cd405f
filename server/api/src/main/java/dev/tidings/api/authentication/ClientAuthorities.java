package dev.tidings.api.authentication;

import dev.tidings.api.reload.Reloaded;
import dev.tidings.api.reload.Reloads;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Who may vouch for the certificates of clients. */
public record ClientAuthorities(List<X509Certificate> certificates) {
  private static final String FOR_CLIENTS = "1.3.6.1.5.5.7.3.2";

  public ClientAuthorities {
    certificates = List.copyOf(certificates);
  }

  /**
   * @throws IOException when the file cannot be used
   */
  static Reloaded<ClientAuthorities> load(Path file, Reloads reloads) throws IOException {
    return reloads.load(
        "client CA file",
        List.of(file),
        contents -> new ClientAuthorities(PemCertificates.read(file, contents.get(0))));
  }

  /**
   * Follows the signatures from a client's certificate to one of these authorities.
   *
   * @param chain the client's own certificate, and what it sent to lead on from there
   * @return until when all of what was followed is valid
   * @throws GeneralSecurityException when it leads nowhere, is out of its time, or is not for
   *     clients
   */
  Instant verify(List<X509Certificate> chain, Instant now) throws GeneralSecurityException {
    var parameters = new PKIXBuilderParameters(anchors(), client(chain.get(0)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(now));
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
    var built = (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
    X509Certificate authority = built.getTrustAnchor().getTrustedCert();
    authority.checkValidity(Date.from(now));
    var followed = new ArrayList<Certificate>(built.getCertPath().getCertificates());
    followed.add(authority);
    return followed.stream()
        .map(each -> ((X509Certificate) each).getNotAfter().toInstant())
        .min(Instant::compareTo)
        .orElseThrow();
  }

  private Set<TrustAnchor> anchors() {
    return certificates.stream()
        .map(each -> new TrustAnchor(each, null))
        .collect(Collectors.toSet());
  }

  private static X509CertSelector client(X509Certificate certificate) throws CertificateException {
    var client = new X509CertSelector();
    client.setCertificate(certificate);
    try {
      client.setExtendedKeyUsage(Set.of(FOR_CLIENTS));
    } catch (IOException impossible) {
      throw new CertificateException("every Java knows " + FOR_CLIENTS, impossible);
    }
    return client;
  }
}
