package dev.tidings.forward.exporter;

/**
 * How a connection is secured.
 *
 * @param insecureSkipVerify whether any certificate of the server is taken
 * @param serverName who the certificate has to be for; empty for the host
 * @param caFile authorities in PEM; empty for those of the machine
 * @param keyFile with {@code certFile}: who we are, in PEM; empty for nobody
 */
public record Tls(
    boolean insecureSkipVerify, String serverName, String caFile, String keyFile, String certFile) {
  static Tls read(Entry entry) {
    var tls =
        new Tls(
            entry.flag("insecureSkipVerify"),
            entry.text("serverName"),
            entry.text("caFile"),
            entry.text("keyFile"),
            entry.text("certFile"));
    if (tls.keyFile.isEmpty() != tls.certFile.isEmpty()) {
      entry.notice("keyFile and certFile are only used together");
    }
    return tls;
  }
}
