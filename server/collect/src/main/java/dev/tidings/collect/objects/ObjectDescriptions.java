package dev.tidings.collect.objects;

import dev.tidings.codec.InvolvedObject;
import dev.tidings.collect.upstream.UpstreamObjects;
import dev.tidings.event.Event;
import dev.tidings.event.OwnerReference;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one cluster says of objects and of those that own them. Safe for use by several threads. */
public final class ObjectDescriptions implements AutoCloseable {
  /** CronJob, Job, Pod: more are rare, and a circle has no end. */
  private static final int LONGEST_CHAIN = 5;

  private final String cluster;
  private final UpstreamObjects upstream;
  private final ObjectLookup lookup;
  private final KnownObjects known;
  private final InstantSource clock;

  /**
   * @param cluster its name here
   * @param upstream who is asked; closed with this
   * @param known shared by all clusters
   */
  public ObjectDescriptions(
      String cluster, UpstreamObjects upstream, KnownObjects known, InstantSource clock) {
    this.cluster = cluster;
    this.upstream = upstream;
    this.lookup = new ObjectLookup(upstream, clock);
    this.known = known;
    this.clock = clock;
  }

  /** The object that an event is about, as it is named to this cluster. */
  ObjectKey key(Event event) {
    return ObjectKey.of(cluster, event.involvedObject());
  }

  Described describe(ObjectKey key) throws InterruptedException {
    return switch (find(key)) {
      case Found.Seen seen -> Described.as(seen.object().withOwnerChain(chain(key, seen.object())));
      case Found.Gone gone -> Described.not(Outcome.GONE);
      case Found.Hidden hidden -> Described.not(Outcome.HIDDEN);
      case Found.Failed failed -> Described.not(Outcome.FAILED);
    };
  }

  private List<OwnerReference> chain(ObjectKey key, InvolvedObject object)
      throws InterruptedException {
    var chain = new ArrayList<OwnerReference>();
    ObjectKey at = key;
    Optional<OwnerReference> controller = controller(object);
    while (controller.isPresent() && chain.size() < LONGEST_CHAIN) {
      chain.add(controller.get());
      at = at.owner(controller.get());
      controller =
          find(at) instanceof Found.Seen seen ? controller(seen.object()) : Optional.empty();
    }
    return chain;
  }

  private static Optional<OwnerReference> controller(InvolvedObject object) {
    return object.ownerReferences().stream()
        .filter(each -> Boolean.TRUE.equals(each.controller()))
        .findFirst();
  }

  private Found find(ObjectKey key) throws InterruptedException {
    Instant now = clock.instant();
    Optional<Found> fresh = known.fresh(key, now);
    if (fresh.isPresent()) {
      return fresh.get();
    }
    Found found = asLastSeen(key, lookup.find(key));
    if (!(found instanceof Found.Failed)) {
      known.put(key, found, now);
    }
    return found;
  }

  /** An object that is gone is still what it was when it was last seen. */
  private Found asLastSeen(ObjectKey key, Found found) {
    return found instanceof Found.Gone
        ? known.last(key).<Found>map(seen -> new Found.Seen(seen.object().gone())).orElse(found)
        : found;
  }

  /** Ends what is being asked. */
  @Override
  public void close() {
    upstream.close();
  }
}
