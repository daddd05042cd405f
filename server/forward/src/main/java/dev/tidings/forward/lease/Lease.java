package dev.tidings.forward.lease;

import static java.util.Objects.requireNonNull;

import dev.tidings.codec.KubernetesTime;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A coordination.k8s.io/v1 Lease, as far as an election needs it.
 *
 * @param resourceVersion empty for one that is not there yet
 * @param holder empty when nobody holds it
 * @param length how long it counts after it has been renewed
 * @param transitions how often the holder has changed
 * @param settled until when its holder has done everything; the epoch where that is not known
 */
record Lease(
    String resourceVersion,
    String holder,
    Duration length,
    Instant acquired,
    Instant renewed,
    int transitions,
    Instant settled) {
  /** The annotation in which the holder says until when it has done everything. */
  static final String SETTLED = "tidings.dev/settled-until";

  Lease {
    requireNonNull(resourceVersion, "resourceVersion");
    requireNonNull(holder, "holder");
    requireNonNull(length, "length");
    requireNonNull(acquired, "acquired");
    requireNonNull(renewed, "renewed");
    requireNonNull(settled, "settled");
  }

  /** The first one. */
  static Lease taken(String holder, Duration length, Instant now) {
    return new Lease("", holder, length, now, now, 0, Instant.EPOCH);
  }

  /** The same in the hands of a holder, who may have had it before. */
  Lease heldBy(String next, Duration nextLength, Instant now) {
    boolean stays = next.equals(holder);
    return new Lease(
        resourceVersion,
        next,
        nextLength,
        stays ? acquired : now,
        now,
        stays ? transitions : transitions + 1,
        settled);
  }

  /** The same, whose holder has done everything until a time. */
  Lease settled(Instant until) {
    return new Lease(resourceVersion, holder, length, acquired, renewed, transitions, until);
  }

  /** The same in nobody's hands: others need not wait for its end. */
  Lease released(Instant now) {
    return new Lease(resourceVersion, "", Duration.ofSeconds(1), now, now, transitions, settled);
  }

  /** What is missing in the spec counts as nothing, as in Go. */
  static Lease read(JsonNode lease) {
    JsonNode spec = lease.path("spec");
    return new Lease(
        lease.path("metadata").path("resourceVersion").asString(""),
        spec.path("holderIdentity").asString(""),
        Duration.ofSeconds(spec.path("leaseDurationSeconds").asInt(0)),
        time(spec.path("acquireTime")),
        time(spec.path("renewTime")),
        spec.path("leaseTransitions").asInt(0),
        time(lease.path("metadata").path("annotations").path(SETTLED)));
  }

  /**
   * @throws java.time.DateTimeException when it is none
   */
  private static Instant time(JsonNode time) {
    String text = time.asString("");
    return text.isEmpty() ? Instant.EPOCH : KubernetesTime.parseMicroTime(text);
  }

  /** The object, which replaces only the version that was read. */
  ObjectNode json(String name) {
    ObjectNode lease = JsonNodeFactory.instance.objectNode();
    lease.put("apiVersion", "coordination.k8s.io/v1").put("kind", "Lease");
    ObjectNode metadata = lease.putObject("metadata").put("name", name);
    if (!resourceVersion.isEmpty()) {
      metadata.put("resourceVersion", resourceVersion);
    }
    metadata.putObject("annotations").put(SETTLED, KubernetesTime.formatMicroTime(settled));
    lease
        .putObject("spec")
        .put("holderIdentity", holder)
        .put("leaseDurationSeconds", length.toSeconds())
        .put("acquireTime", KubernetesTime.formatMicroTime(acquired))
        .put("renewTime", KubernetesTime.formatMicroTime(renewed))
        .put("leaseTransitions", transitions);
    return lease;
  }

  /** Whether another one says something else; its version does not count. */
  boolean says(Lease other) {
    return holder.equals(other.holder)
        && length.equals(other.length)
        && acquired.equals(other.acquired)
        && renewed.equals(other.renewed)
        && transitions == other.transitions
        && settled.equals(other.settled);
  }
}
