package dev.tidings.api;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509KeyManager;

/** Tells whether a private key is that of a certificate: the two files are not changed at once. */
final class KeyPairs {
  private static final byte[] ANYTHING = "anything".getBytes(StandardCharsets.UTF_8);
  private static final String[] ALGORITHMS = {"RSA", "EC", "EdDSA"};

  private KeyPairs() {}

  static boolean matches(KeyManagerFactory keys) {
    for (KeyManager each : keys.getKeyManagers()) {
      if (each instanceof X509KeyManager manager && matches(manager)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(X509KeyManager manager) {
    return Arrays.stream(ALGORITHMS)
        .map(algorithm -> manager.getServerAliases(algorithm, null))
        .filter(aliases -> aliases != null)
        .flatMap(Arrays::stream)
        .anyMatch(
            alias ->
                matches(
                    manager.getPrivateKey(alias),
                    manager.getCertificateChain(alias)[0].getPublicKey()));
  }

  private static boolean matches(PrivateKey secret, PublicKey open) {
    try {
      Signature signing = Signature.getInstance(algorithm(secret));
      signing.initSign(secret);
      signing.update(ANYTHING);
      byte[] signature = signing.sign();
      signing.initVerify(open);
      signing.update(ANYTHING);
      return signing.verify(signature);
    } catch (GeneralSecurityException differentKind) {
      return false;
    }
  }

  private static String algorithm(PrivateKey key) {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> key.getAlgorithm();
    };
  }
}
