package dev.tidings.collect.objects;

import dev.tidings.codec.InvolvedObject;
import dev.tidings.collect.upstream.UpstreamException;
import dev.tidings.collect.upstream.UpstreamObjects;
import dev.tidings.collect.upstream.UpstreamObjects.Resource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** Asks one cluster for objects. Safe for use by several threads. */
final class ObjectLookup {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int NOT_FOUND = 404;
  private static final int FORBIDDEN = 403;

  /** A cluster has hundreds of kinds; events can name any. */
  private static final int MOST_KINDS = 5_000;

  /** Kinds come and go when custom resources do. */
  private static final Duration FRESH = Duration.ofMinutes(10);

  /** Repeats the object whole, however short that is. */
  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  private static final int LONGEST_ANNOTATION = 1 << 10;
  private static final int MOST_ANNOTATIONS = 64;

  /** As a static pod's mirror has it; events of the pod name it as the uid. */
  private static final String MIRROR = "kubernetes.io/config.mirror";

  private final UpstreamObjects upstream;
  private final InstantSource clock;
  private final Map<String, Served> served = new ConcurrentHashMap<>();

  private record Served(Optional<Resource> resource, Instant at) {}

  ObjectLookup(UpstreamObjects upstream, InstantSource clock) {
    this.upstream = upstream;
    this.clock = clock;
  }

  Found find(ObjectKey key) throws InterruptedException {
    if (!key.mayBeAskedFor()) {
      return new Found.Hidden();
    }
    try {
      Optional<Resource> resource = resource(key);
      return resource.isEmpty() ? new Found.Hidden() : find(key, resource.get());
    } catch (UpstreamException refused) {
      return switch (refused.code()) {
        case NOT_FOUND -> new Found.Gone();
        case FORBIDDEN -> new Found.Hidden();
        default -> new Found.Failed(String.valueOf(refused.getMessage()));
      };
    } catch (IOException failed) {
      return new Found.Failed(String.valueOf(failed.getMessage()));
    }
  }

  private Found find(ObjectKey key, Resource resource) throws IOException, InterruptedException {
    JsonNode metadata = upstream.metadata(resource, key.namespace(), key.name(), PATIENCE);
    return isOf(key, metadata)
        ? new Found.Seen(bounded(InvolvedObject.ofMetadata(metadata)))
        : new Found.Gone();
  }

  /** The kubelet gives nodes their names as uids, and static pods the hash of their file. */
  private static boolean isOf(ObjectKey key, JsonNode metadata) {
    String uid = key.uid();
    return uid.isEmpty()
        || uid.equals(key.name())
        || uid.equals(metadata.path("uid").asString(""))
        || uid.equals(metadata.path("annotations").path(MIRROR).asString(""));
  }

  /** Long annotations are other programs' notes to themselves. */
  private static InvolvedObject bounded(InvolvedObject object) {
    var few = new TreeMap<String, String>();
    object
        .annotations()
        .forEach(
            (name, value) -> {
              boolean kept = !name.equals(LAST_APPLIED) && value.length() <= LONGEST_ANNOTATION;
              if (kept && few.size() < MOST_ANNOTATIONS) {
                few.put(name, value);
              }
            });
    return object.withAnnotations(few);
  }

  private Optional<Resource> resource(ObjectKey key) throws IOException, InterruptedException {
    String kind = key.apiVersion() + "/" + key.kind();
    Instant now = clock.instant();
    Served known = served.get(kind);
    if (known != null && now.isBefore(known.at().plus(FRESH))) {
      return known.resource();
    }
    if (served.size() >= MOST_KINDS) {
      served.clear();
    }
    Optional<Resource> found = ask(key);
    served.put(kind, new Served(found, now));
    return found;
  }

  private Optional<Resource> ask(ObjectKey key) throws IOException, InterruptedException {
    try {
      return resource(key, upstream.kinds(key.apiVersion(), PATIENCE));
    } catch (UpstreamException refused) {
      if (refused.code() == NOT_FOUND) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  private static Optional<Resource> resource(ObjectKey key, JsonNode kinds) {
    return kinds
        .path("resources")
        .valueStream()
        .filter(each -> each.path("kind").asString("").equals(key.kind()))
        .filter(each -> !each.path("name").asString("").contains("/"))
        .map(
            each ->
                new Resource(
                    key.apiVersion(),
                    each.path("name").asString(""),
                    each.path("namespaced").asBoolean(false)))
        .findFirst();
  }
}
