package dev.tidings.api.authentication;

import dev.tidings.api.reload.Reloaded;
import dev.tidings.api.reload.Reloads;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Who may vouch for the certificates of clients. */
public record ClientAuthorities(List<X509Certificate> certificates) {
  private static final String FOR_CLIENTS = "1.3.6.1.5.5.7.3.2";
  private static final String FOR_ANYTHING = "2.5.29.37.0";

  /** How many certificates a client may show: all of them could have signed each other. */
  private static final int LONGEST_CHAIN = 5;

  /** As long as Go's TLS takes them; a longer one takes its time. */
  private static final int LONGEST_RSA_KEY = 8192;

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
   * Follows the signatures from a client's certificate to one of these authorities. What one of the
   * chain is not for, none below it is: so Go's {@code x509.Verify} has it.
   *
   * @param chain the client's own certificate, and what it sent to lead on from there
   * @return until when all of what was followed is valid
   * @throws GeneralSecurityException when it leads nowhere, is out of its time, is not for clients,
   *     or could take long
   */
  Instant verify(List<X509Certificate> chain, Instant now) throws GeneralSecurityException {
    requireQuick(chain);
    if (!isForClients(chain.get(0))) {
      throw new CertificateException("it is not for clients");
    }
    var client = new X509CertSelector();
    client.setCertificate(chain.get(0));
    var parameters = new PKIXBuilderParameters(anchors(), client);
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(now));
    List<X509Certificate> usable = chain.stream().filter(ClientAuthorities::isForClients).toList();
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(usable)));
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

  private static void requireQuick(List<X509Certificate> chain) throws CertificateException {
    if (chain.size() > LONGEST_CHAIN) {
      throw new CertificateException("more than " + LONGEST_CHAIN + " certificates are shown");
    }
    for (X509Certificate each : chain) {
      if (!isQuick(each.getPublicKey())) {
        throw new CertificateException("a key of an unusual kind or length");
      }
    }
  }

  private static boolean isQuick(PublicKey key) {
    return key instanceof RSAPublicKey rsa
        ? rsa.getModulus().bitLength() <= LONGEST_RSA_KEY
        : key instanceof ECPublicKey || key instanceof EdECPublicKey;
  }

  private Set<TrustAnchor> anchors() {
    return certificates.stream()
        .filter(ClientAuthorities::isForClients)
        .map(each -> new TrustAnchor(each, null))
        .collect(Collectors.toSet());
  }

  /** Whether a certificate says so, or does not say what it is for. */
  private static boolean isForClients(X509Certificate certificate) {
    try {
      List<String> purposes = certificate.getExtendedKeyUsage();
      return purposes == null || purposes.contains(FOR_CLIENTS) || purposes.contains(FOR_ANYTHING);
    } catch (CertificateParsingException unreadable) {
      return false;
    }
  }
}
