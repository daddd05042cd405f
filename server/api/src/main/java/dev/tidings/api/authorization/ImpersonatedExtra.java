package dev.tidings.api.authorization;

import dev.tidings.event.FieldError;
import dev.tidings.event.GoText;
import dev.tidings.event.NameRules;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What may be said of somebody beside name and groups, where the right to do so is a new one. */
final class ImpersonatedExtra {
  private static final String PATH_SIGNS = "/-._~%!$&'()*+,;=:";

  private ImpersonatedExtra() {}

  /** Why nobody may say it, in the reference's words; empty when somebody may. */
  static String objection(Map<String, List<String>> extra) {
    for (Map.Entry<String, List<String>> each : extra.entrySet()) {
      String objection = objection(each.getKey(), each.getValue());
      if (!objection.isEmpty()) {
        return objection;
      }
    }
    return "";
  }

  private static String objection(String key, List<String> values) {
    if (key.isEmpty()) {
      return "impersonating the empty string key in extra is not allowed";
    }
    String invalid = invalidKey(key);
    if (!invalid.isEmpty()) {
      return "impersonating an invalid key in extra is not allowed: " + invalid;
    }
    if (!key.equals(key.toLowerCase(Locale.ROOT))) {
      return "impersonating a non-lowercase key in extra is not allowed: " + GoText.quote(key);
    }
    return values.contains("")
        ? "impersonating the empty string value in extra is not allowed"
        : "";
  }

  private static String invalidKey(String key) {
    int slash = key.indexOf('/');
    if (slash <= 0 || slash == key.length() - 1) {
      return invalid(key, "must be a domain-prefixed path (such as \"acme.io/foo\")");
    }
    String host = key.substring(0, slash);
    List<String> wrongHost = NameRules.subdomain(host);
    if (!wrongHost.isEmpty()) {
      return invalid(host, wrongHost.get(0));
    }
    String path = key.substring(slash + 1);
    return path.chars().allMatch(ImpersonatedExtra::isPathSign)
        ? ""
        : invalid(
            path, "Invalid path (regex used for validation is '[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+')");
  }

  private static boolean isPathSign(int sign) {
    boolean letterOrDigit =
        (sign >= 'a' && sign <= 'z')
            || (sign >= 'A' && sign <= 'Z')
            || (sign >= '0' && sign <= '9');
    return letterOrDigit || PATH_SIGNS.indexOf(sign) >= 0;
  }

  private static String invalid(String value, String why) {
    return FieldError.invalid("extra.key", value, why).message();
  }
}
