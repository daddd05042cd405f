package dev.tidings.forward.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.forward.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/** How a server is shown who asks. */
@FunctionalInterface
public interface Authorization {
  /** Nothing is shown. */
  Authorization NONE = () -> "";

  /**
   * The value of the header of a request that is about to be made; empty for none.
   *
   * @throws IOException if there is none at the moment
   */
  String header() throws IOException;

  /** A scheme such as {@code Bearer}, and what is secret behind it. */
  static Authorization of(String scheme, Secret secret) {
    return () -> scheme + " " + secret.text();
  }

  /** A name and a password (RFC 7617). */
  static Authorization basic(String username, Secret password) {
    return () -> basic(username, password.text());
  }

  /** The header's value for a name and a password. */
  static String basic(String username, String password) {
    byte[] pair = (username + ":" + password).getBytes(UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** Reads {@code username} with {@code passwordFile}, or {@code tokenFile}, or neither. */
  static Authorization read(Settings settings) {
    Optional<String> username = settings.text("username");
    Optional<Path> password = settings.parsed("passwordFile", Path::of);
    Optional<Path> token = settings.parsed("tokenFile", Path::of);
    if (username.isPresent() != password.isPresent()) {
      settings.wrong("username and passwordFile are only used together");
    }
    if (token.isPresent() && username.isPresent()) {
      settings.wrong("tokenFile", "with a username there can be no token");
    }
    return token
        .map(file -> of("Bearer", Secret.in(file)))
        .or(() -> password.map(file -> basic(username.orElse(""), Secret.in(file))))
        .orElse(NONE);
  }
}
