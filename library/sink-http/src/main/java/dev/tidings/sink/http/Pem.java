package dev.tidings.sink.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads private keys as clusters write them: PKCS#8, PKCS#1 (RSA) and SEC 1 (EC), not encrypted.
 */
final class Pem {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN ((?:RSA |EC |ENCRYPTED )?)PRIVATE KEY-----([^-]*)-----END");

  private Pem() {}

  /**
   * The key that belongs to a public one.
   *
   * @throws GeneralSecurityException if there is none that can be read
   */
  static PrivateKey privateKey(byte[] pem, PublicKey other) throws GeneralSecurityException {
    Matcher key = KEY.matcher(new String(pem, US_ASCII));
    if (!key.find()) {
      throw new GeneralSecurityException("there is no private key");
    }
    String form = key.group(1).strip();
    String body = key.group(2);
    if (form.equals("ENCRYPTED") || body.contains("ENCRYPTED")) {
      throw new GeneralSecurityException("encrypted private keys are not supported");
    }
    byte[] bytes = decoded(body);
    byte[] pkcs8 = form.isEmpty() ? bytes : Der.pkcs8(bytes, other.getEncoded());
    return KeyFactory.getInstance(other.getAlgorithm())
        .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }

  private static byte[] decoded(String base64) throws GeneralSecurityException {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("the private key is not written in base64", e);
    }
  }
}
