package dev.tidings.api;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates that tests are done with: of servers, of clients, and of who vouches for these. */
public final class TestPeople {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private TestPeople() {}

  /** A file of certificates or of a key, as it lies beside the tests. */
  public static byte[] pem(String name) throws IOException {
    try (InputStream in = TestPeople.class.getResourceAsStream("tls/" + name)) {
      if (in == null) {
        throw new IOException("no such file: " + name);
      }
      return in.readAllBytes();
    }
  }

  public static Path unpack(String name, Path directory) throws IOException {
    return Files.write(directory.resolve(Path.of(name).getFileName()), pem(name));
  }

  /** The usual certificate of a server, and its key. */
  static ApiServerOptions.Tls tls(Path directory) throws IOException {
    return new ApiServerOptions.Tls(
        unpack("server.crt", directory), unpack("server.key", directory));
  }

  public static X509Certificate certificate(String name) throws Exception {
    return chain(name).get(0);
  }

  /** All the certificates of a file, in its order. */
  public static List<X509Certificate> chain(String name) throws Exception {
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(pem(name)))
        .stream()
        .map(X509Certificate.class::cast)
        .toList();
  }

  /** TLS that trusts these servers, and shows nothing. */
  static SSLContext trusting(String... servers) throws Exception {
    return context(new KeyManager[0], servers);
  }

  /** TLS that trusts the usual server, and shows a certificate of Jane's. */
  static SSLContext showing(String client) throws Exception {
    return context(keys("jane.key", client), "server.crt");
  }

  /** TLS of a server that others trust by {@code server.crt}. */
  public static SSLContext serving() throws Exception {
    return context(keys("server.key", "server.crt"));
  }

  private static KeyManager[] keys(String key, String certificate) throws Exception {
    KeyStore own = empty();
    own.setKeyEntry("own", key(key), PASSWORD, new Certificate[] {certificate(certificate)});
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own, PASSWORD);
    return keys.getKeyManagers();
  }

  private static SSLContext context(KeyManager[] keys, String... servers) throws Exception {
    KeyStore trusted = empty();
    for (String server : servers) {
      trusted.setCertificateEntry(server, certificate(server));
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, trust.getTrustManagers(), null);
    return context;
  }

  private static KeyStore empty() throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    return store;
  }

  private static PrivateKey key(String name) throws Exception {
    String body = new String(pem(name), US_ASCII).replaceAll("-----.*-----|\\s", "");
    return KeyFactory.getInstance("EC")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
  }
}
