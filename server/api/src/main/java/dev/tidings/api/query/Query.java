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

  private Query(Map<String, List<String>> values) {
    this.values = values;
  }

  /** Parses what follows the question mark; empty for none. */
  public static Query parse(String raw) {
    var values = new LinkedHashMap<String, List<String>>();
    for (String part : raw.split("&", -1)) {
      if (part.isEmpty() || part.contains(";")) {
        continue;
      }
      int equals = part.indexOf('=');
      try {
        String name = decode(equals < 0 ? part : part.substring(0, equals));
        String value = equals < 0 ? "" : decode(part.substring(equals + 1));
        values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
      } catch (IllegalArgumentException badEscape) {
        // dropped, as the reference does
      }
    }
    return new Query(values);
  }

  private static String decode(String escaped) {
    return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
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
