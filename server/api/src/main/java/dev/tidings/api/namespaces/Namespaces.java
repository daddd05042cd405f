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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

  private static final Logger LOG = LoggerFactory.getLogger(Namespaces.class);

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

  private volatile boolean cut;

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

  /**
   * Those that always exist, those that were made, and those with events: of these the first
   * 10,000, and a line in the log where there are more. Reads from the disk for each.
   */
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
    StoredEvent next = firstAfter(null);
    for (int found = 0; next != null && found < LISTED; found++) {
      names.add(next.key().namespace());
      next = firstAfter(new EventKey(next.key().namespace(), BEHIND_ALL_NAMES));
    }
    tellOfMore(next != null);
    return names;
  }

  /** Once, each time that there come to be more. */
  private void tellOfMore(boolean more) {
    if (more && !cut) {
      LOG.warn("there are events in more than {} namespaces; the others are not listed", LISTED);
    }
    cut = more;
  }

  private @Nullable StoredEvent firstAfter(@Nullable EventKey after) {
    var request = new ListRequest(new Selection.Everything(), ListRequest.LATEST, after, 1);
    return store.list(request) instanceof ListResult.Page page && !page.events().isEmpty()
        ? page.events().get(0)
        : null;
  }
}
