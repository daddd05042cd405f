package dev.tidings.api.authentication;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one browser that logs in is known by when it comes back. The browser keeps it meanwhile, and
 * shows it to nobody but this server.
 *
 * @param state comes back with the browser, so that nobody makes it bring a code of somebody else's
 * @param nonce comes back in the token, so that the token is of this login
 * @param verifier shows the issuer that who exchanges the code has asked for it (RFC 7636)
 */
public record LoginAttempt(String state, String nonce, String verifier) {
  private static final int BYTES = 32;
  private static final Pattern FORM =
      Pattern.compile("([-_A-Za-z0-9]{43})\\.([-_A-Za-z0-9]{43})\\.([-_A-Za-z0-9]{43})");

  /** One that nobody can guess who cannot guess what is random. */
  public static LoginAttempt begin(RandomGenerator random) {
    return new LoginAttempt(secret(random), secret(random), secret(random));
  }

  private static String secret(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return base64(bytes);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What {@link #text} has written, also if it comes from outside. */
  public static Optional<LoginAttempt> read(String text) {
    Matcher parts = FORM.matcher(text);
    return parts.matches()
        ? Optional.of(new LoginAttempt(parts.group(1), parts.group(2), parts.group(3)))
        : Optional.empty();
  }

  /** As the browser keeps it: fit for a cookie. */
  public String text() {
    return state + "." + nonce + "." + verifier;
  }

  /** What the issuer is told of the verifier beforehand. */
  String challenge() {
    try {
      return base64(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** Not told by printing it. */
  @Override
  public String toString() {
    return "LoginAttempt[…]";
  }
}
