package dev.tidings.forward.receivers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Names of routes, which are DNS labels, for receivers, which may be called anything. */
final class RouteName {
  private static final int LONGEST = 63;
  private static final int HASH_BYTES = 4;

  private RouteName() {}

  /**
   * The same for a receiver of the same name, always, since how far the route has come is kept by
   * it; for another name another one.
   */
  static String of(String receiver) {
    if (receiver.matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?")) {
      return receiver;
    }
    String hash = hash(receiver);
    String plain = receiver.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String begin = plain.substring(0, Math.min(plain.length(), LONGEST - hash.length() - 1));
    String trimmed = begin.replaceAll("^-+|-+$", "");
    return trimmed.isEmpty() ? "receiver-" + hash : trimmed + "-" + hash;
  }

  private static String hash(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
