package dev.tidings.api.query;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters of a URL, read as Go reads them: parts with a semicolon or a bad escape are
 * dropped, {@code +} is a blank.
 */
public final class Query {
  private final Map<String, List<String>> values;
  private final boolean whole;

  private Query(Map<String, List<String>> values, boolean whole) {
    this.values = values;
    this.whole = whole;
  }

  /** Parses what follows the question mark; empty for none. */
  public static Query parse(String raw) {
    var values = new LinkedHashMap<String, List<String>>();
    boolean whole = true;
    for (String part : raw.split("&", -1)) {
      whole &= part.isEmpty() || take(part, values);
    }
    return new Query(values, whole);
  }

  /** False where the part is dropped, as the reference does. */
  private static boolean take(String part, Map<String, List<String>> values) {
    if (part.contains(";")) {
      return false;
    }
    int equals = part.indexOf('=');
    try {
      String name = decode(equals < 0 ? part : part.substring(0, equals));
      String value = equals < 0 ? "" : decode(part.substring(equals + 1));
      values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
      return true;
    } catch (IllegalArgumentException badEscape) {
      return false;
    }
  }

  private static String decode(String escaped) {
    return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
  }

  /** Whether all of it was read, and nothing dropped. */
  public boolean isWhole() {
    return whole;
  }

  /** Of all parameters, each once. */
  public Set<String> names() {
    return values.keySet();
  }

  /** The first value of a parameter; present and empty for {@code ?name} and {@code ?name=}. */
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /** Every value of a parameter, in order. */
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** What a boolean parameter says: anything but {@code false} and {@code 0} is true. */
  public Optional<Boolean> flag(String name) {
    return first(name)
        .map(value -> value.toLowerCase(Locale.ROOT))
        .map(value -> !value.equals("false") && !value.equals("0"));
  }
}
