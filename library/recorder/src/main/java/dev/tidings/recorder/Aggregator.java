package dev.tidings.recorder;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.tidings.event.Event;
import dev.tidings.event.ObjectMeta;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Combines events that differ in their message only once there are too many different ones.
 *
 * <p>Invariant: a group remembers fewer messages than it takes to combine. Which one is forgotten
 * for each combined event is chance in client-go; here it is the oldest.
 */
final class Aggregator {
  private final Aggregation options;
  private final CorrelationKeys keys;
  private final Fidelity fidelity;
  private final LruCache<Object, Group> groups;

  Aggregator(Aggregation options, CorrelationKeys keys, Fidelity fidelity, int cacheSize) {
    this.options = options;
    this.keys = keys;
    this.fidelity = fidelity;
    this.groups = new LruCache<>(cacheSize);
  }

  /** An event, combined or not, and the key under which it is counted. */
  record Similar(Event event, Object key, boolean combined) {}

  Similar aggregate(Event event, Instant now) {
    Object groupKey = keys.group().apply(event);
    Group group = groups.find(groupKey);
    if (group == null || Duration.between(group.last, now).compareTo(options.window()) > 0) {
      group = new Group(now);
      groups.put(groupKey, group);
    }
    group.last = now;
    group.locals.add(LongText.brief(keys.local().apply(event)));
    if (group.locals.size() < options.distinct()) {
      return new Similar(event, keys.full().apply(event), false);
    }
    group.forgetOldest();
    return new Similar(combined(event, now), groupKey, true);
  }

  private Event combined(Event event, Instant now) {
    String message = options.message().apply(event);
    return switch (fidelity) {
      // What stands before the message makes one that just fitted too long.
      case IMPROVED -> event.toBuilder().message(Texts.cutMessage(message)).count(1).build();
      case CLIENT_GO -> bare(event, now).message(message).build();
    };
  }

  /** Without annotations, labels and reporting fields, and with a name that nobody checks. */
  private static Event.Builder bare(Event event, Instant now) {
    Instant seconds = Instant.ofEpochSecond(now.getEpochSecond());
    long nanos = SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    ObjectMeta metadata =
        ObjectMeta.builder()
            .name(event.involvedObject().name() + "." + Long.toString(nanos, 16))
            .namespace(event.metadata().namespace())
            .build();
    return Event.builder()
        .metadata(metadata)
        .involvedObject(event.involvedObject())
        .source(event.source())
        .type(event.type())
        .reason(event.reason())
        .count(1)
        .firstTimestamp(seconds)
        .lastTimestamp(seconds);
  }

  /** The messages of one group that have been seen within its window. */
  private static final class Group {
    private final Set<Object> locals = new LinkedHashSet<>(4);
    private Instant last;

    Group(Instant now) {
      last = now;
    }

    void forgetOldest() {
      Iterator<Object> oldest = locals.iterator();
      oldest.next();
      oldest.remove();
    }
  }
}
