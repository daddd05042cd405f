package dev.tidings.search.query;

import dev.tidings.codec.InvolvedObject;
import dev.tidings.event.Event;
import dev.tidings.event.ObjectReference;
import dev.tidings.event.OwnerReference;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What can be known of one event of a cluster, in the terms of queries. Of one thread: what is
 * costly to find out is found out when it is first asked for.
 */
public final class EventFacts {
  /** Of one object, at most; whoever writes an event could name any number. */
  private static final int MOST_OWNERS = 32;

  private final String cluster;
  private final Event event;
  private @Nullable List<OwnerReference> owners;
  private @Nullable List<List<String>> texts;

  public EventFacts(String cluster, Event event) {
    this.cluster = cluster;
    this.event = event;
  }

  public String cluster() {
    return cluster;
  }

  public Event event() {
    return event;
  }

  /** The values of a field, as they are written; one, which may be empty, unless of OWNER. */
  public List<String> values(QueryField field) {
    ObjectReference object = event.involvedObject();
    return switch (field) {
      case TYPE -> List.of(event.type());
      case REASON -> List.of(event.reason());
      case KIND -> List.of(object.kind());
      case NAMESPACE -> List.of(event.metadata().namespace());
      case NAME -> List.of(object.name());
      case COMPONENT -> List.of(component());
      case CLUSTER -> List.of(cluster);
      case SCOPE -> List.of(object.namespace().isEmpty() ? "Cluster" : "Namespaced");
      case OWNER -> owners().stream().map(each -> each.kind() + "/" + each.name()).toList();
      case OBJECT -> List.of(object.kind() + "/" + object.name());
      case UID -> List.of(object.uid());
    };
  }

  private String component() {
    String component = event.source().component();
    return component.isEmpty() ? event.reportingController() : component;
  }

  /**
   * Who owns the involved object: its controller, the controller's controller and so on, or, where
   * that is not known, the owners that it has itself; the first {@value #MOST_OWNERS} of them.
   */
  public List<OwnerReference> owners() {
    if (owners == null) {
      InvolvedObject object = InvolvedObject.of(event);
      var known = object.ownerChain().isEmpty() ? object.ownerReferences() : object.ownerChain();
      owners = known.stream().limit(MOST_OWNERS).toList();
    }
    return owners;
  }

  /** The words of each of its texts: the message, the reason. */
  public List<List<String>> texts() {
    if (texts == null) {
      texts = List.of(Words.of(event.message()), Words.of(event.reason()));
    }
    return texts;
  }

  /**
   * When the event happened last, by the first of its times that is set: its series', its last, its
   * own, its first, that of its creation; the beginning of 1970 if none is, or an earlier one.
   */
  public Instant lastSeen() {
    Instant series = event.series() == null ? null : event.series().lastObservedTime();
    return first(
        series,
        event.lastTimestamp(),
        event.eventTime(),
        event.firstTimestamp(),
        event.metadata().creationTimestamp());
  }

  /** When it happened first: its first time, its own, else when it happened last. */
  public Instant firstSeen() {
    return first(event.firstTimestamp(), event.eventTime(), lastSeen());
  }

  private static Instant first(@Nullable Instant... times) {
    Instant time =
        Stream.of(times)
            .filter(Objects::nonNull)
            .filter(each -> !each.equals(Event.ZERO_TIME))
            .findFirst()
            .orElse(Instant.EPOCH);
    return time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time;
  }
}
