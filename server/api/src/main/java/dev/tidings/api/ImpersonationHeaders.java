package dev.tidings.api;

import static java.util.stream.Collectors.joining;

import dev.tidings.api.authentication.User;
import dev.tidings.api.query.PercentText;
import dev.tidings.api.wire.Refusals;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.event.GoText;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads whom the user of a request wants to act as. */
final class ImpersonationHeaders {
  private static final String PREFIX = "impersonate-";
  private static final String USER = "Impersonate-User";
  private static final String UID = "Impersonate-Uid";
  private static final String GROUP = "Impersonate-Group";
  private static final String EXTRA = "impersonate-extra-";

  private ImpersonationHeaders() {}

  /** The user as the headers name it; empty when they name none. */
  static Optional<User> read(MultiMap headers) throws RefusedException {
    if (!areThere(headers)) {
      return Optional.empty();
    }
    var wanted =
        new User(first(headers, USER), first(headers, UID), headers.getAll(GROUP), extra(headers));
    if (!wanted.name().isEmpty()) {
      return Optional.of(wanted);
    }
    if (wanted.uid().isEmpty() && wanted.groups().isEmpty() && wanted.extra().isEmpty()) {
      return Optional.empty();
    }
    throw Refusals.badRequest("requested " + inGo(wanted) + " without impersonating a user name");
  }

  /** Nearly never: this is all that most requests pay for. */
  static boolean areThere(MultiMap headers) {
    for (Map.Entry<String, String> header : headers) {
      if (header.getKey().regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
        return true;
      }
    }
    return false;
  }

  private static String first(MultiMap headers, String name) {
    String value = headers.get(name);
    return value == null ? "" : value;
  }

  private static Map<String, List<String>> extra(MultiMap headers) {
    var extra = new TreeMap<String, List<String>>();
    for (String name : headers.names()) {
      String lowerCase = lowerCase(name);
      if (lowerCase.startsWith(EXTRA)) {
        String escaped = lowerCase.substring(EXTRA.length());
        String key = PercentText.decode(escaped).orElse(escaped);
        extra.computeIfAbsent(key, first -> new ArrayList<>()).addAll(headers.getAll(name));
      }
    }
    return extra;
  }

  private static String lowerCase(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** As the reference prints it, which is as Go does. */
  private static String inGo(User user) {
    return "&user.DefaultInfo{Name:\"\", UID:%s, Groups:%s, Extra:%s}"
        .formatted(GoText.quote(user.uid()), texts(user.groups()), extra(user.extra()));
  }

  private static String texts(List<String> texts) {
    return texts.isEmpty()
        ? "[]string(nil)"
        : texts.stream().map(GoText::quote).collect(joining(", ", "[]string{", "}"));
  }

  private static String extra(Map<String, List<String>> extra) {
    return extra.isEmpty()
        ? "map[string][]string(nil)"
        : extra.entrySet().stream()
            .map(entry -> GoText.quote(entry.getKey()) + ":" + texts(entry.getValue()))
            .collect(joining(", ", "map[string][]string{", "}"));
  }
}
