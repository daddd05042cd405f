package dev.tidings.search.lucene;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a cluster is in the index.
 *
 * @param round in which reading of it; each is told from those before
 * @param revision all up to this is there; {@link #READING} while it is being read
 */
record Progress(long round, long revision) {
  static final long READING = 0;

  private static final String FORMAT = "format of the documents";

  /** Another number for every change of what documents are. */
  private static final String CURRENT = "2";

  private static final Pattern FORM = Pattern.compile("(\\d{1,18}) (\\d{1,18})");

  /** Before a cluster is read for the first time. */
  static final Progress NONE = new Progress(0, READING);

  /** At the beginning of another reading. */
  Progress anew() {
    return new Progress(round + 1, READING);
  }

  Progress upTo(long newRevision) {
    return new Progress(round, newRevision);
  }

  /** What the documents of this reading have in {@link Columns#ROUND}. */
  String mark(String cluster) {
    return Keys.of(cluster, Long.toString(round));
  }

  /** As it is kept with the index, in one commit with the documents. */
  static Map<String, String> write(Map<String, Progress> clusters) {
    var facts = new TreeMap<String, String>();
    facts.put(FORMAT, CURRENT);
    clusters.forEach((cluster, each) -> facts.put(cluster, each.round + " " + each.revision));
    return facts;
  }

  /** What {@link #write} has written; empty if that was of another format. */
  static Optional<Map<String, Progress>> read(Map<String, String> facts) {
    if (!CURRENT.equals(facts.get(FORMAT))) {
      return Optional.empty();
    }
    var clusters = new TreeMap<String, Progress>();
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      Matcher parts = FORM.matcher(fact.getValue());
      if (!fact.getKey().equals(FORMAT)) {
        if (!parts.matches()) {
          return Optional.empty();
        }
        clusters.put(
            fact.getKey(),
            new Progress(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))));
      }
    }
    return Optional.of(clusters);
  }
}
