package dev.tidings.api.pages;

import java.util.Locale;

/** How a page gets its user known, as {@code /ui/config.json} says it. */
public enum LoginWay {
  /** It need not: nobody is asked, or the browser shows a certificate. */
  NONE,
  /** The user types in a token. */
  TOKEN,
  /** By {@code /ui/login}, which leads to an OpenID Connect issuer and comes back with a token. */
  OIDC;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
