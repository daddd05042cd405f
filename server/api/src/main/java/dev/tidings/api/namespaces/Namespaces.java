package dev.tidings.api.namespaces;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.event.EventKey;
import dev.tidings.event.ObjectMeta;
import dev.tidings.store.EventStore;
import dev.tidings.store.ListRequest;
import dev.tidings.store.ListResult;
import dev.tidings.store.Selection;
import dev.tidings.store.StoredEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Namespaces, which exist as soon as somebody names them.
 *
 * <p>What is known of them beyond their events (that one was made, or deleted and so is another
 * now) is kept in memory, for the 10,000 that were made or deleted last.
 */
public final class Namespaces {
  private static final int REMEMBERED = 10_000;
  private static final int LISTED = 10_000;
  private static final List<String> ALWAYS =
      List.of("default", "kube-node-lease", "kube-public", "kube-system");

  /** Sorts behind every name that an event may have. */
  private static final String BEHIND_ALL_NAMES = Character.toString(Character.MAX_CODE_POINT);

  private final EventStore store;
  private final InstantSource clock;
  private final Instant started;
  private final Map<String, Known> known =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** A namespace that was made or deleted; each deletion begins another generation. */
  private record Known(int generation, @Nullable Instant made) {}

  public Namespaces(EventStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    this.started = clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /** Makes a namespace; false when it has been made, or is one of those that always exist. */
  synchronized boolean make(String name) {
    Known now = known.getOrDefault(name, new Known(0, null));
    if (now.made() != null || ALWAYS.contains(name)) {
      return false;
    }
    remember(name, new Known(now.generation(), clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    return true;
  }

  /** Forgets a namespace. Whoever asks for it from now on sees another one. */
  synchronized void forget(String name) {
    Known now = known.getOrDefault(name, new Known(0, null));
    remember(name, new Known(now.generation() + 1, null));
  }

  /** What was there before is taken out first: replaced in place, it would stay the eldest. */
  private void remember(String name, Known what) {
    known.remove(name);
    known.put(name, what);
  }

  synchronized ObjectMeta metadata(String name) {
    Known now = known.getOrDefault(name, new Known(0, null));
    String identity = "namespace/" + name + "/" + now.generation();
    return ObjectMeta.builder()
        .name(name)
        .uid(UUID.nameUUIDFromBytes(identity.getBytes(UTF_8)).toString())
        .resourceVersion("1")
        .creationTimestamp(now.made() == null ? started : now.made())
        .labels(Map.of("kubernetes.io/metadata.name", name))
        .build();
  }

  /** Those that always exist, those that were made, and those with events. */
  public SortedSet<String> names() {
    var names = new TreeSet<>(ALWAYS);
    synchronized (this) {
      known.forEach(
          (name, what) -> {
            if (what.made() != null) {
              names.add(name);
            }
          });
    }
    EventKey after = null;
    for (int found = 0; found < LISTED; found++) {
      StoredEvent next = firstAfter(after);
      if (next == null) {
        break;
      }
      names.add(next.key().namespace());
      after = new EventKey(next.key().namespace(), BEHIND_ALL_NAMES);
    }
    return names;
  }

  private @Nullable StoredEvent firstAfter(@Nullable EventKey after) {
    var request = new ListRequest(new Selection.Everything(), ListRequest.LATEST, after, 1);
    return store.list(request) instanceof ListResult.Page page && !page.events().isEmpty()
        ? page.events().get(0)
        : null;
  }
}
