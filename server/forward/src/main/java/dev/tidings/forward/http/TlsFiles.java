package dev.tidings.forward.http;

import static java.util.Objects.requireNonNull;

import dev.tidings.forward.settings.Settings;
import dev.tidings.sink.http.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How a connection is secured. The files are read when it is made.
 *
 * @param insecure whether any certificate of the server is taken
 * @param serverName who the certificate has to be for; empty for the host
 * @param caFile authorities in PEM; empty for those of this Java
 * @param keyFile with {@code certFile}: who we are, in PEM; empty for nobody
 */
public record TlsFiles(
    boolean insecure, String serverName, String caFile, String keyFile, String certFile) {
  /** What Java does by itself. */
  public static final TlsFiles NONE = new TlsFiles(false, "", "", "", "");

  public TlsFiles {
    requireNonNull(serverName, "serverName");
    requireNonNull(caFile, "caFile");
    requireNonNull(keyFile, "keyFile");
    requireNonNull(certFile, "certFile");
  }

  /** Reads {@code tls: {insecure, serverName, caFile, certFile, keyFile}}. */
  public static TlsFiles read(Settings settings) {
    return settings.object("tls").map(TlsFiles::files).orElse(NONE);
  }

  private static TlsFiles files(Settings settings) {
    var files =
        new TlsFiles(
            settings.flag("insecure"),
            settings.text("serverName").orElse(""),
            settings.text("caFile").orElse(""),
            settings.text("keyFile").orElse(""),
            settings.text("certFile").orElse(""));
    if (files.keyFile.isEmpty() != files.certFile.isEmpty()) {
      settings.wrong("keyFile and certFile are only used together");
    }
    return files;
  }

  /**
   * What secures a connection; null if that is what Java does by itself.
   *
   * @throws IOException if a file cannot be read or used
   */
  public @Nullable SSLContext context() throws IOException {
    try {
      return tls().context();
    } catch (GeneralSecurityException unusable) {
      throw new IOException("tls: " + unusable.getMessage(), unusable);
    }
  }

  private Tls tls() throws IOException {
    return new Tls(
        insecure ? Tls.Trust.BLIND : Tls.Trust.CHECKED,
        caFile.isEmpty() ? null : Files.readAllBytes(Path.of(caFile)),
        serverName,
        keyFile.isEmpty() || certFile.isEmpty() ? null : identity());
  }

  private Tls.Identity identity() throws IOException {
    return new Tls.Identity(
        Files.readAllBytes(Path.of(certFile)), Files.readAllBytes(Path.of(keyFile)));
  }
}
