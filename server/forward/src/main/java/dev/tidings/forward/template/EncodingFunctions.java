package dev.tidings.forward.template;

import static dev.tidings.forward.template.Parameter.TEXT;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.zip.Adler32;

/** sprig's functions that encode texts and sum them up, and those of the environment. */
final class EncodingFunctions {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private EncodingFunctions() {}

  static void addTo(FunctionTable table) {
    table
        .fixed("b64enc", a -> Value.text(base64(a.text(0))), TEXT)
        .fixed("b64dec", a -> Value.text(fromBase64(a.text(0))), TEXT)
        .fixed("b32enc", a -> Value.text(base32(a.text(0).getBytes(UTF_8))), TEXT)
        .fixed("sha1sum", a -> Value.text(digest("SHA-1", a.text(0))), TEXT)
        .fixed("sha256sum", a -> Value.text(digest("SHA-256", a.text(0))), TEXT)
        .fixed("adler32sum", a -> Value.text(adler32(a.text(0))), TEXT)
        .fixed("uuidv4", a -> Value.text(uuid(a.surroundings().random())))
        .fixed(
            "env",
            a -> Value.text(a.surroundings().environment().getOrDefault(a.text(0), "")),
            TEXT)
        .fixed(
            "expandenv",
            a -> Value.text(Environment.expand(a.text(0), a.surroundings().environment())),
            TEXT);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  private static String fromBase64(String text) {
    try {
      return new String(Base64.getDecoder().decode(text.replaceAll("[\r\n]", "")), UTF_8);
    } catch (IllegalArgumentException e) {
      return "illegal base64 data at input byte " + firstIllegal(text);
    }
  }

  private static int firstIllegal(String text) {
    int at = 0;
    while (at < text.length() && String.valueOf(text.charAt(at)).matches("[A-Za-z0-9+/]")) {
      at++;
    }
    return at;
  }

  private static String base32(byte[] bytes) {
    var encoded = new StringBuilder();
    for (int bit = 0; bit < bytes.length * 8; bit += 5) {
      int index = bit / 8;
      int next = index + 1 < bytes.length ? bytes[index + 1] & 0xFF : 0;
      int pair = ((bytes[index] & 0xFF) << 8) | next;
      encoded.append(BASE32.charAt((pair >> (11 - bit % 8)) & 31));
    }
    return encoded.append("=".repeat((8 - encoded.length() % 8) % 8)).toString();
  }

  private static String digest(String algorithm, String text) {
    try {
      byte[] sum = MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  private static String adler32(String text) {
    var sum = new Adler32();
    sum.update(text.getBytes(UTF_8));
    return Long.toString(sum.getValue());
  }

  private static String uuid(RandomGenerator random) {
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }
}
