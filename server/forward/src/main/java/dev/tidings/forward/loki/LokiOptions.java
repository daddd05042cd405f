package dev.tidings.forward.loki;

import static java.util.Objects.requireNonNull;

import dev.tidings.forward.http.HttpAccess;
import dev.tidings.forward.settings.Settings;
import java.net.URI;

/**
 * Where lines are pushed to, and how.
 *
 * @param push the whole URL
 * @param tenant who the lines belong to, where there are several; empty for nobody
 */
record LokiOptions(URI push, HttpAccess access, String tenant, Lines lines) {
  private static final String PUSH = "/loki/api/v1/push";

  LokiOptions {
    requireNonNull(push, "push");
    requireNonNull(access, "access");
    requireNonNull(tenant, "tenant");
    requireNonNull(lines, "lines");
  }

  /** What a request looks like. */
  enum Lines {
    /** Each line with the id of its message beside it; Loki 3 takes that. */
    WITH_ID,
    /** The lines alone, for Loki 2. */
    ALONE
  }

  static LokiOptions read(Settings settings) {
    URI url = HttpAccess.url(settings, "url");
    return new LokiOptions(
        url.getPath().length() > 1 ? url : HttpAccess.resolve(url, PUSH),
        HttpAccess.read(settings),
        settings.parsed("tenant", LokiOptions::tenant).orElse(""),
        settings.flag("withoutIds") ? Lines.ALONE : Lines.WITH_ID);
  }

  private static String tenant(String text) {
    if (!text.matches("[-a-zA-Z0-9!_.*'()|]{1,150}")) {
      throw new IllegalArgumentException("'" + text + "' is no tenant");
    }
    return text;
  }
}
