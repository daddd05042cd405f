package dev.tidings.forward.exporter;

import dev.tidings.forward.http.TlsFiles;

/** Reads how connections are secured. */
final class TlsReader {
  private TlsReader() {}

  static TlsFiles read(Entry entry) {
    var tls =
        new TlsFiles(
            entry.flag("insecureSkipVerify"),
            entry.text("serverName"),
            entry.text("caFile"),
            entry.text("keyFile"),
            entry.text("certFile"));
    if (tls.keyFile().isEmpty() != tls.certFile().isEmpty()) {
      entry.notice("keyFile and certFile are only used together");
    }
    return tls;
  }
}
