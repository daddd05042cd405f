package dev.tidings.collect;

import dev.tidings.collect.Batch.Seen;
import dev.tidings.event.Event;
import java.math.BigInteger;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The resourceVersion that an event has in its cluster, kept beside the one that it has here. */
public final class UpstreamVersion {
  /** The annotation that holds it. */
  public static final String ANNOTATION = "tidings.dev/upstream-resource-version";

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,39}");

  private UpstreamVersion() {}

  /** The event with its cluster's version as an annotation. */
  static Event kept(Event seen) {
    var annotations = new TreeMap<>(seen.metadata().annotations());
    annotations.put(ANNOTATION, seen.metadata().resourceVersion());
    return seen.withMetadata(seen.metadata().toBuilder().annotations(annotations).build());
  }

  /** Whether an event that was seen is to take the place of one that is kept under its name. */
  static boolean isNews(Event seen, Event kept, Seen how) {
    String now = seen.metadata().resourceVersion();
    String before = kept.metadata().annotations().getOrDefault(ANNOTATION, "");
    return !now.equals(before) && (how == Seen.LISTED || !isOlder(now, before));
  }

  /**
   * Whether one version is older than another, as far as that can be told: those of Kubernetes are
   * decimal numbers that grow (KEP-5504).
   */
  static boolean isOlder(String version, String than) {
    return NUMBER.matcher(version).matches()
        && NUMBER.matcher(than).matches()
        && new BigInteger(version).compareTo(new BigInteger(than)) < 0;
  }
}
