package dev.tidings.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** What a client checks a server's certificate with, as a kubeconfig says it. */
final class ServerTrust {
  private ServerTrust() {}

  /**
   * Builds the checks.
   *
   * @param authorities the certificates that may vouch for the server (PEM); null for those that
   *     this machine trusts
   * @param name the name that the server's certificate must have; null for the host of its URL
   */
  static SSLContext of(byte @Nullable [] authorities, @Nullable String name)
      throws IOException, GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities == null ? null : keyStore(authorities));
    TrustManager[] checks = factory.getTrustManagers();
    if (name != null && checks[0] instanceof X509ExtendedTrustManager chain) {
      checks = new TrustManager[] {new Named(chain, name)};
    }
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, checks, null);
    return context;
  }

  private static KeyStore keyStore(byte[] pem) throws IOException, GeneralSecurityException {
    KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
    authorities.load(null, null);
    try (InputStream certificates = new ByteArrayInputStream(pem)) {
      int number = 0;
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(certificates)) {
        authorities.setCertificateEntry("authority-" + number++, certificate);
      }
    }
    return authorities;
  }

  /** Checks the chain as ever, and the certificate against a name instead of the URL's host. */
  private static final class Named extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager chainCheck;
    private final String name;

    private Named(X509ExtendedTrustManager chainCheck, String name) {
      this.chainCheck = chainCheck;
      this.name = name;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      chainCheck.checkServerTrusted(chain, type);
      if (!ServerCertificate.isFor(name, chain[0])) {
        throw new CertificateException("the server's certificate is not for " + name);
      }
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
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
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
}
