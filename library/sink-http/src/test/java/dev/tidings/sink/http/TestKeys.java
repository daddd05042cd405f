package dev.tidings.sink.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import dev.tidings.sink.http.Tls.Identity;
import dev.tidings.sink.http.Tls.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.net.ssl.SSLContext;

/** Keys and certificates that openssl made, each certificate signed by itself alone. */
final class TestKeys {
  private TestKeys() {}

  static byte[] bytes(String file) throws IOException {
    try (InputStream in = TestKeys.class.getResourceAsStream("/keys/" + file)) {
      return requireNonNull(in, file).readAllBytes();
    }
  }

  static String text(String file) throws IOException {
    return new String(bytes(file), US_ASCII);
  }

  static String base64(String file) throws IOException {
    return Base64.getEncoder().encodeToString(bytes(file));
  }

  /**
   * What a server needs that shows one certificate and trusts another.
   *
   * @param shown {@code server-address} is for 127.0.0.1, {@code server-name} is not
   */
  static SSLContext server(String shown, String trusted)
      throws IOException, GeneralSecurityException {
    var identity = new Identity(bytes(shown + ".crt"), bytes(shown + ".key"));
    return requireNonNull(new Tls(Trust.CHECKED, bytes(trusted + ".crt"), "", identity).context());
  }
}
