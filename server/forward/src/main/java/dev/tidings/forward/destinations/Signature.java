package dev.tidings.forward.destinations;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.forward.http.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs bodies with a secret that the receiver knows too: {@code sha256=} and the HMAC in hex. */
final class Signature {
  /** The header that it is in. */
  static final String HEADER = "Tidings-Signature";

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  private Signature(SecretKeySpec key) {
    this.key = key;
  }

  /**
   * Signs with what is in a file, without the white space around it.
   *
   * @throws IOException when it cannot be read, or holds nothing
   */
  static Signature with(Path secretFile) throws IOException {
    byte[] secret = Secret.in(secretFile).text().getBytes(UTF_8);
    return new Signature(new SecretKeySpec(secret, ALGORITHM));
  }

  String of(byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
    }
  }
}
