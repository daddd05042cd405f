package dev.tidings.api.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.tidings.store.Cluster;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far a stream has got in each cluster that its reader may know of: up to a revision. */
record Cursor(SortedMap<String, Long> revisions) {
  /** More than a thousand clusters need with the longest names; a request has room for it. */
  private static final int LONGEST = 128 * 1024;

  private static final Pattern PART = Pattern.compile("([-.a-z0-9]{1,63})=(\\d{1,18})");

  /**
   * Reads what {@link #text} has written, also if it comes from outside; empty where it is
   * something else.
   */
  static Optional<Cursor> read(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      String parts = new String(Base64.getUrlDecoder().decode(text), US_ASCII);
      var revisions = new TreeMap<String, Long>();
      for (String part : parts.split(",", -1)) {
        Matcher one = PART.matcher(part);
        if (!one.matches() || !isCluster(one.group(1))) {
          return Optional.empty();
        }
        revisions.put(one.group(1), Long.parseLong(one.group(2)));
      }
      return Optional.of(new Cursor(revisions));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static boolean isCluster(String name) {
    return name.equals(Cluster.OWN) || Cluster.isName(name);
  }

  /** As it goes to clients, who make nothing of it. */
  String text() {
    var text = new StringBuilder();
    for (Map.Entry<String, Long> each : revisions.entrySet()) {
      text.append(text.isEmpty() ? "" : ",").append(each.getKey()).append('=');
      text.append(each.getValue().longValue());
    }
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.toString().getBytes(US_ASCII));
  }
}
