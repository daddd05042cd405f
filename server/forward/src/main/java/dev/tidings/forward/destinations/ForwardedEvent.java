package dev.tidings.forward.destinations;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.event.Event;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import dev.tidings.forward.Message;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * How an event looks in another namespace or cluster.
 *
 * <p>Its name is made of the event's own and of where it is from, so that each event has one place
 * there however often it is delivered, and no place of another's. What it is about stays, except
 * that an API server wants event and object in one namespace (core/v1, ValidateEventCreate): where
 * that differs the object gets the event's, and {@code related} tells it as it was.
 *
 * @param route that forwards it
 * @param namespace where events are put; empty to leave each where it was
 */
record ForwardedEvent(String route, String namespace) {
  static final String ROUTE = "tidings.dev/route";
  static final String CLUSTER = "tidings.dev/source-cluster";
  static final String NAMESPACE = "tidings.dev/source-namespace";
  static final String SCOPE = "tidings.dev/object-scope";
  static final String SOURCE = "tidings.dev/source-event";

  private static final int LONGEST_NAME = 253;
  private static final int HASH_BYTES = 8;

  /** Whether somebody has forwarded the event. */
  static boolean isForwarded(Event event) {
    return event.metadata().labels().containsKey(ROUTE);
  }

  Event of(Message message) {
    Event event = message.event();
    String target = namespace.isEmpty() ? event.metadata().namespace() : namespace;
    Event.Builder copy = event.toBuilder().metadata(metadata(message, target));
    ObjectReference object = event.involvedObject();
    boolean moved = !target.equals(event.metadata().namespace());
    if (moved) {
      copy.involvedObject(in(target, object));
      copy.related(event.related() == null ? object : event.related());
    }
    return copy.build();
  }

  private ObjectMeta metadata(Message message, String target) {
    ObjectMeta old = message.event().metadata();
    String source = message.cluster() + "/" + old.uid();
    return ObjectMeta.builder()
        .name(name(old.name(), source))
        .namespace(target)
        .labels(labels(message))
        .annotations(with(old.annotations(), Map.of(SOURCE, source)))
        .build();
  }

  private Map<String, String> labels(Message message) {
    Event event = message.event();
    boolean wholeCluster = event.involvedObject().namespace().isEmpty();
    return with(
        event.metadata().labels(),
        Map.of(
            ROUTE,
            route,
            CLUSTER,
            message.cluster(),
            NAMESPACE,
            event.metadata().namespace(),
            SCOPE,
            wholeCluster ? "Cluster" : "Namespaced"));
  }

  private static Map<String, String> with(Map<String, String> old, Map<String, String> more) {
    var all = new TreeMap<>(old);
    all.putAll(more);
    return all;
  }

  private static String name(String name, String source) {
    String suffix = "." + hash(source);
    int room = LONGEST_NAME - suffix.length();
    return name.substring(0, Math.min(name.length(), room)) + suffix;
  }

  private static String hash(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private static ObjectReference in(String namespace, ObjectReference object) {
    return new ObjectReference(
        object.kind(),
        namespace,
        object.name(),
        object.uid(),
        object.apiVersion(),
        object.resourceVersion(),
        object.fieldPath());
  }
}
