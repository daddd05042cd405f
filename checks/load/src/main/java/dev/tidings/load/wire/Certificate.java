package dev.tidings.load.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for this machine that nobody but its own file vouches for. */
public record Certificate(Path chain, Path key, SSLContext trust) {
  /** The name of the key's file. */
  public static final String KEY = "tls.key";

  private static final String PASSWORD = "changeit";
  private static final String ALIAS = "tls";
  private static final long PATIENCE_SECONDS = 60;

  /** Has the JDK's keytool make one, and writes it to a folder in PEM. */
  public static Certificate make(Path folder) throws IOException, InterruptedException {
    Path store = folder.resolve("tls.p12");
    runKeytool(store);
    Path chain = folder.resolve("tls.crt");
    Path key = folder.resolve(KEY);
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      Files.writeString(chain, pem("CERTIFICATE", keys.getCertificate(ALIAS).getEncoded()));
      byte[] secret = keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded();
      Files.writeString(key, pem("PRIVATE KEY", secret));
      return new Certificate(chain, key, trusting(keys.getCertificate(ALIAS)));
    } catch (GeneralSecurityException unusable) {
      throw new IOException("the certificate that keytool made cannot be used", unusable);
    }
  }

  private static void runKeytool(Path store) throws IOException, InterruptedException {
    String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String arguments =
        "-genkeypair -keyalg EC -dname CN=localhost -ext san=ip:127.0.0.1,dns:localhost"
            + " -storetype PKCS12 -alias %s -storepass %s -keystore".formatted(ALIAS, PASSWORD);
    var command = new ArrayList<String>();
    command.add(tool);
    command.addAll(List.of(arguments.split(" ", -1)));
    command.add(store.toString());
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), US_ASCII);
    if (!keytool.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
      throw new IOException("keytool failed: " + said);
    }
  }

  private static SSLContext trusting(java.security.cert.Certificate certificate)
      throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(ALIAS, certificate);
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static String pem(String what, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n";
  }
}
