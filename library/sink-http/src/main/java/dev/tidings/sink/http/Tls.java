package dev.tidings.sink.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * How a server proves itself and how a client does, as a kubeconfig says it. Immutable; the arrays
 * are never to be changed.
 *
 * @param authorities certificates that may vouch for the server (PEM); null for those that this
 *     Java trusts
 * @param serverName the name that the server's certificate must have; empty for the URL's host
 * @param identity what the client shows; null for nothing
 */
@SuppressWarnings("ArrayRecordComponent")
public record Tls(
    Trust trust, byte @Nullable [] authorities, String serverName, @Nullable Identity identity) {
  /** What Java does by itself. */
  public static final Tls DEFAULT = new Tls(Trust.CHECKED, null, "", null);

  private static final char[] NO_PASSWORD = {};

  /** Whether a server has to prove itself at all. */
  public enum Trust {
    /** By a certificate that an authority vouches for. */
    CHECKED,
    /** By nothing: whoever answers is believed. */
    BLIND
  }

  /** A client's certificate, with its chain, and the key to it (PEM). */
  @SuppressWarnings("ArrayRecordComponent")
  public record Identity(byte[] certificates, byte[] key) {}

  Tls withAuthorities(byte[] authorities) {
    return new Tls(trust, authorities, serverName, identity);
  }

  /**
   * The context that does so; null if that is what Java does by itself.
   *
   * @throws IOException if this Java cannot make a store for keys
   * @throws GeneralSecurityException if a certificate or the key cannot be used
   */
  public @Nullable SSLContext context() throws IOException, GeneralSecurityException {
    if (equals(DEFAULT)) {
      return null;
    }
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(identity == null ? null : keys(identity), checks(), null);
    return context;
  }

  private TrustManager[] checks() throws IOException, GeneralSecurityException {
    if (trust == Trust.BLIND) {
      return new TrustManager[] {new BlindTrust()};
    }
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities == null ? null : authorities(authorities));
    TrustManager[] checks = factory.getTrustManagers();
    return !serverName.isEmpty() && checks[0] instanceof X509ExtendedTrustManager chain
        ? new TrustManager[] {new NamedTrust(chain, serverName)}
        : checks;
  }

  private static KeyStore authorities(byte[] pem) throws IOException, GeneralSecurityException {
    KeyStore store = emptyStore();
    for (Certificate certificate : certificates(pem)) {
      store.setCertificateEntry("authority-" + store.size(), certificate);
    }
    return store;
  }

  private static KeyManager[] keys(Identity identity) throws IOException, GeneralSecurityException {
    Certificate[] chain = certificates(identity.certificates).toArray(Certificate[]::new);
    PrivateKey key = Pem.privateKey(identity.key, chain[0].getPublicKey());
    KeyStore store = emptyStore();
    store.setKeyEntry("client", key, NO_PASSWORD, chain);
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static Collection<? extends Certificate> certificates(byte[] pem)
      throws GeneralSecurityException {
    var certificates =
        CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
    if (certificates.isEmpty()) {
      throw new GeneralSecurityException("there is no certificate");
    }
    return certificates;
  }
}
