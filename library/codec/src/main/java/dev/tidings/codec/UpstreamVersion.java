package dev.tidings.codec;

import dev.tidings.event.Event;
import dev.tidings.event.ObjectMeta;
import java.math.BigInteger;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The resourceVersion that a collected event has in its own cluster, kept beside the one that it
 * has here.
 */
public final class UpstreamVersion {
  /** The annotation that holds it. */
  public static final String ANNOTATION = "tidings.dev/upstream-resource-version";

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,39}");

  private UpstreamVersion() {}

  /** The event, as its cluster gave it, with its version there as an annotation. */
  public static Event beside(Event upstream) {
    var annotations = new TreeMap<>(upstream.metadata().annotations());
    annotations.put(ANNOTATION, upstream.metadata().resourceVersion());
    return upstream.withMetadata(upstream.metadata().toBuilder().annotations(annotations).build());
  }

  /** The version that an event has in its cluster; empty for one that was not collected. */
  public static String of(Event kept) {
    return kept.metadata().annotations().getOrDefault(ANNOTATION, "");
  }

  /** A collected event as its cluster gave it; any other as it is. */
  public static Event restored(Event kept) {
    String version = of(kept);
    if (version.isEmpty()) {
      return kept;
    }
    var annotations = new TreeMap<>(kept.metadata().annotations());
    annotations.remove(ANNOTATION);
    ObjectMeta metadata =
        kept.metadata().toBuilder().annotations(annotations).resourceVersion(version).build();
    return kept.withMetadata(metadata);
  }

  /**
   * Whether one version is older than another, as far as that can be told: those of Kubernetes are
   * decimal numbers that grow (KEP-5504).
   */
  public static boolean isOlder(String version, String than) {
    return NUMBER.matcher(version).matches()
        && NUMBER.matcher(than).matches()
        && new BigInteger(version).compareTo(new BigInteger(than)) < 0;
  }
}
