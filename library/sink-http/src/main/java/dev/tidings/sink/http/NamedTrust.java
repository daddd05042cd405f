package dev.tidings.sink.http;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Checks the chain as ever, and the certificate against a name instead of the URL's host. */
final class NamedTrust extends X509ExtendedTrustManager {
  private static final int DNS_NAME = 2;
  private static final int ADDRESS = 7;

  private final X509ExtendedTrustManager chainCheck;
  private final String name;

  NamedTrust(X509ExtendedTrustManager chainCheck, String name) {
    this.chainCheck = chainCheck;
    this.name = name;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    chainCheck.checkServerTrusted(chain, type);
    if (!isFor(name, chain[0])) {
      throw new CertificateException("the server's certificate is not for " + name);
    }
  }

  /** Whether a certificate has a name, or a wildcard that stands for its first part. */
  private static boolean isFor(String name, X509Certificate certificate)
      throws CertificateException {
    Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
    if (alternatives == null) {
      return false;
    }
    String wildcard = "*" + name.substring(Math.max(0, name.indexOf('.')));
    return alternatives.stream()
        .filter(known -> known.get(0).equals(DNS_NAME) || known.get(0).equals(ADDRESS))
        .map(known -> String.valueOf(known.get(1)))
        .anyMatch(known -> known.equalsIgnoreCase(name) || known.equalsIgnoreCase(wildcard));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    checkServerTrusted(chain, type);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    checkServerTrusted(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    chainCheck.checkClientTrusted(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    chainCheck.checkClientTrusted(chain, type, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    chainCheck.checkClientTrusted(chain, type, socket);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return chainCheck.getAcceptedIssuers();
  }
}
