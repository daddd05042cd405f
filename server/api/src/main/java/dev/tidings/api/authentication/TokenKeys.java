package dev.tidings.api.authentication;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Stands in for tokens where something is kept by token: a keyed digest, its key this process's
 * own. So no token stays in memory, and how long a look-up takes tells nothing of any token, since
 * nobody outside can tell what is being compared. Safe for use by several threads.
 */
final class TokenKeys {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  TokenKeys() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    key = new SecretKeySpec(random, ALGORITHM);
  }

  ByteBuffer of(BearerToken token) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return ByteBuffer.wrap(mac.doFinal(token.secret().getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has " + ALGORITHM, missing);
    }
  }
}
