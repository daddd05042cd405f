package dev.tidings.api.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One media range of an Accept header, such as {@code application/json;as=Table;q=0.5}. */
record AcceptClause(String type, String subtype, double quality, Map<String, String> parameters) {
  /** Real clients name five or six; sorting many thousands would stop an event loop. */
  static final int MOST = 64;

  AcceptClause {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /**
   * The first {@link #MOST} clauses of a header, best first; what is no media range is left out.
   */
  static List<AcceptClause> parse(String header) {
    var clauses = new ArrayList<AcceptClause>();
    for (String part : firstOf(header)) {
      String[] pieces = part.trim().split(";", -1);
      String[] range = pieces[0].trim().split("/", -1);
      boolean bareStar = range.length == 1 && range[0].equals("*");
      if ((range.length == 2 && !range[1].isEmpty()) || bareStar) {
        insert(clauses, clause(range[0].trim(), bareStar ? "*" : range[1].trim(), pieces));
      }
    }
    return clauses;
  }

  /** The first {@link #MOST} parts of a header; it may have many more. */
  static List<String> firstOf(String header) {
    List<String> parts = List.of(header.split(",", MOST + 1));
    return parts.subList(0, Math.min(parts.size(), MOST));
  }

  private static AcceptClause clause(String type, String subtype, String[] pieces) {
    double quality = 1;
    var parameters = new LinkedHashMap<String, String>();
    for (int i = 1; i < pieces.length; i++) {
      String[] pair = pieces[i].split("=", -1);
      if (pair.length != 2 || pair[1].isEmpty()) {
        continue;
      }
      if (pair[0].trim().equals("q")) {
        quality = quality(pair[1]);
      } else {
        parameters.put(pair[0].trim(), pair[1].trim());
      }
    }
    return new AcceptClause(type, subtype, quality, parameters);
  }

  private static double quality(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException noNumber) {
      return 0;
    }
  }

  /** An insertion sort, since the order is none that a general sort would take. */
  private static void insert(List<AcceptClause> sorted, AcceptClause clause) {
    int at = sorted.size();
    while (at > 0 && clause.goesBefore(sorted.get(at - 1))) {
      at--;
    }
    sorted.add(at, clause);
  }

  private boolean goesBefore(AcceptClause other) {
    return quality > other.quality
        || (!type.equals("*") && other.type.equals("*"))
        || (!subtype.equals("*") && other.subtype.equals("*"));
  }

  /** Whether the range has room for a media type, given as {@code type/subtype}. */
  boolean covers(String mediaType) {
    if (type.equals("*")) {
      return subtype.equals("*");
    }
    int slash = mediaType.indexOf('/');
    return type.equals(mediaType.substring(0, slash))
        && (subtype.equals("*") || subtype.equals(mediaType.substring(slash + 1)));
  }

  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** Whether another object than the one served is asked for in its stead. */
  boolean transforms() {
    return parameters.containsKey("as")
        || parameters.containsKey("g")
        || parameters.containsKey("v");
  }
}
