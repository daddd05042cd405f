package dev.tidings.integration.durability;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.integration.durability.ServerUnderTest.Shown;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What a server has acknowledged, and what it was asked and had not answered when it was killed:
 * that may have happened or not.
 */
final class Ledger {
  private final Duration ttl;
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private final ConcurrentLinkedQueue<Acknowledged> all = new ConcurrentLinkedQueue<>();

  private final Set<String> deletions = ConcurrentHashMap.newKeySet();

  /** A write that was answered with success. */
  record Acknowledged(String name, String message, long revision) {}

  /**
   * What is known of a key.
   *
   * @param message what it says; null when it is deleted
   * @param revision of its last write
   * @param sent when its last write was sent, or earlier
   * @param doubt what was asked last and not answered; null when there is nothing
   */
  private record Entry(
      @Nullable String message, long revision, Instant sent, @Nullable Doubt doubt) {
    static final Entry NONE = new Entry(null, 0, Instant.EPOCH, null);
  }

  private record Doubt(@Nullable String message, Instant sent) {}

  Ledger(Duration ttl) {
    this.ttl = ttl;
  }

  /** A write is about to be sent: a message, or (null) a deletion. */
  void asks(String name, @Nullable String message) {
    if (message == null) {
      deletions.add(name);
    }
    var doubt = new Doubt(message, Instant.now());
    entries.compute(
        name,
        (key, before) -> {
          Entry known = before == null ? Entry.NONE : before;
          return new Entry(known.message, known.revision, known.sent, doubt);
        });
  }

  /** What was asked last has been answered with success. */
  void acknowledged(String name, long revision) {
    Doubt asked = requireNonNull(requireNonNull(entries.get(name)).doubt);
    entries.put(name, new Entry(asked.message, revision, asked.sent, null));
    count.incrementAndGet();
    if (asked.message != null) {
      all.add(new Acknowledged(name, asked.message, revision));
    }
  }

  /** Expiry came before what was asked last. */
  void forget(String name) {
    entries.remove(name);
  }

  /** How many writes have been acknowledged, deletions included. */
  int acknowledgements() {
    return count.get();
  }

  /** Every event whose deletion was ever asked for. */
  Set<String> deletions() {
    return Set.copyOf(deletions);
  }

  /** Every acknowledged creation and change. */
  List<Acknowledged> all() {
    return List.copyOf(all);
  }

  /**
   * Compares with what a server shows after it was killed, and begins anew with that.
   *
   * @param before an instant before which the list was answered
   * @return how many events that were acknowledged were found
   */
  int settle(List<Shown> shown, Instant before) {
    Map<String, Shown> present = new HashMap<>();
    shown.forEach(event -> present.put(event.name(), event));
    int found = 0;
    for (Map.Entry<String, Entry> kept : Map.copyOf(entries).entrySet()) {
      Shown event = present.remove(kept.getKey());
      assertThat(problem(kept.getValue(), event, before)).as(kept + ", " + event).isEmpty();
      found += event == null ? 0 : 1;
    }
    assertThat(present).as("events that nobody wrote").isEmpty();
    entries.clear();
    shown.forEach(event -> entries.put(event.name(), unsure(event)));
    return found;
  }

  /** It may have been written long ago, and be due at any time. */
  private static Entry unsure(Shown event) {
    return new Entry(event.message(), event.revision(), Instant.EPOCH, null);
  }

  /** What is wrong with what is shown of a key; nothing when it is as it may be. */
  private String problem(Entry entry, @Nullable Shown event, Instant before) {
    Doubt doubt = entry.doubt;
    if (event == null) {
      boolean mayBeDeleted = doubt != null && doubt.message == null;
      boolean mayBeDue = entry.sent.plus(ttl).isBefore(before);
      return entry.message == null || mayBeDeleted || mayBeDue ? "" : "acknowledged, and not there";
    }
    boolean isAcknowledged =
        event.message().equals(entry.message) && event.revision() == entry.revision;
    boolean wasAsked =
        doubt != null && event.message().equals(doubt.message) && event.revision() > entry.revision;
    return isAcknowledged || wasAsked ? "" : "not what was written";
  }
}
