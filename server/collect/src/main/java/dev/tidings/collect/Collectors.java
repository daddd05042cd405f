package dev.tidings.collect;

import dev.tidings.collect.objects.Describer;
import dev.tidings.collect.objects.KnownObjects;
import dev.tidings.collect.objects.ObjectDescriptions;
import dev.tidings.collect.retention.Retention;
import dev.tidings.collect.upstream.UpstreamEvents;
import dev.tidings.collect.upstream.UpstreamObjects;
import dev.tidings.sink.http.ServerAccess;
import dev.tidings.store.Cluster;
import dev.tidings.store.Clusters;
import dev.tidings.store.EventStore;
import dev.tidings.store.StoreException;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows clusters, each on a thread of its own, into a store of its own, which is among the {@link
 * Clusters} as long as this is open: also when it is not followed any more. Safe for use by several
 * threads.
 */
public final class Collectors implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Collectors.class);

  /** In a cluster's folder: its store, and how far it was followed. */
  private static final String STORE = "store";

  private static final String UPSTREAM = "upstream";

  /** So many are there that nobody here follows, and agents make no more: each has a store. */
  private static final int MOST_OF_AGENTS = 200;

  private final Place place;
  private final Clusters clusters;
  private final MeterRegistry registry;
  private final Surroundings surroundings;

  /** Read without the lock, too. */
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  private final Map<String, CollectorThread> threads = new HashMap<>();
  private final Map<String, Received> received = new HashMap<>();
  private boolean closed;
  private boolean fullIsSaid;

  /** Opens the store in a folder, or makes a new one there. */
  @FunctionalInterface
  public interface StoreOpener {
    /**
     * Opens a store.
     *
     * @throws StoreException when it cannot be used
     */
    EventStore open(Path folder);
  }

  /**
   * Where clusters are kept, and by what rules.
   *
   * @param folder has one for each cluster
   * @param objects null where clusters are not asked what their events are about
   * @param random safe for use by several threads
   */
  public record Place(
      Path folder,
      StoreOpener stores,
      Retention retention,
      @Nullable KnownObjects objects,
      InstantSource clock,
      RandomGenerator random) {}

  private record Kept(Cluster cluster, Accounts accounts, CollectorMeters meters) {}

  private Collectors(Place place, Clusters clusters, MeterRegistry registry) {
    this.place = place;
    this.clusters = clusters;
    this.registry = registry;
    this.surroundings = Surroundings.of(place.clock(), place.random());
  }

  /**
   * Serves what was collected before; nothing is followed yet. A store that cannot be used is left
   * alone, and said.
   *
   * @throws IOException when the folder cannot be read
   */
  public static Collectors open(Place place, Clusters clusters, MeterRegistry registry)
      throws IOException {
    var collectors = new Collectors(place, clusters, registry);
    if (Files.isDirectory(place.folder())) {
      try (DirectoryStream<Path> folders = Files.newDirectoryStream(place.folder())) {
        folders.forEach(folder -> collectors.reopen(folder.getFileName().toString()));
      }
    }
    return collectors;
  }

  private synchronized void reopen(String name) {
    if (!Cluster.isName(name) || !Files.isDirectory(folder(name).resolve(STORE))) {
      return;
    }
    try {
      kept.put(name, keep(name));
    } catch (StoreException damaged) {
      LOG.error("the events of cluster {} cannot be served: {}", name, damaged.getMessage());
    }
  }

  /**
   * Follows a cluster, or follows it there from now on.
   *
   * @param name as {@link Cluster} allows
   * @throws IOException when its folder cannot be used
   * @throws StoreException when its store cannot
   */
  public synchronized void follow(String name, ServerAccess access) throws IOException {
    if (closed) {
      return;
    }
    leave(name);
    Received told = received.remove(name);
    if (told != null) {
      told.close();
    }
    Kept here = here(name);
    var followed =
        new Followed(
            name,
            new UpstreamEvents(access, surroundings.deadlines(), place.clock()),
            sightings(here, access),
            here.accounts());
    threads.put(name, CollectorThread.start(followed, surroundings));
    LOG.info("cluster {} is followed at {}", name, access.server());
  }

  /**
   * How it stands with what is followed, was followed, or is told of by an agent; empty for a name
   * that is not known. Does not wait for anything.
   */
  public Optional<Standing> standing(String name) {
    return Optional.ofNullable(kept.get(name)).map(each -> Standing.of(each.accounts().figures()));
  }

  private Kept here(String name) throws IOException {
    Kept known = kept.get(name);
    if (known == null) {
      Files.createDirectories(folder(name));
      known = keep(name);
      kept.put(name, known);
    }
    return known;
  }

  /**
   * Where what an agent sees of a cluster is kept, which may be known or not; empty when it is
   * followed from here.
   *
   * @throws IOException when its folder cannot be used, or this is closed
   * @throws StoreException when its store cannot
   * @throws RejectedExecutionException when it is not known, and there are too many already
   */
  synchronized Optional<Received> receive(String name) throws IOException {
    if (closed) {
      throw new IOException("nothing is received any more");
    }
    if (threads.containsKey(name)) {
      return Optional.empty();
    }
    Received known = received.get(name);
    if (known == null) {
      requireRoom(name);
      Kept here = here(name);
      var sightings =
          StoreSightings.open(
              folder(name).resolve(UPSTREAM), here.cluster(), place.retention(), place.clock());
      known = new Received(sightings, here.accounts(), place.clock());
      received.put(name, known);
      LOG.info("an agent tells of cluster {}", name);
    }
    return Optional.of(known);
  }

  private void requireRoom(String name) {
    if (kept.containsKey(name) || kept.size() - threads.size() < MOST_OF_AGENTS) {
      return;
    }
    if (!fullIsSaid) {
      fullIsSaid = true;
      LOG.warn("agents tell of more than {} clusters; {} is not taken", MOST_OF_AGENTS, name);
    }
    throw new RejectedExecutionException("no room for more clusters of agents");
  }

  private Sightings sightings(Kept here, ServerAccess access) throws IOException {
    String name = here.cluster().name();
    var kept =
        StoreSightings.open(
            folder(name).resolve(UPSTREAM), here.cluster(), place.retention(), place.clock());
    KnownObjects known = place.objects();
    if (known == null) {
      return kept;
    }
    var upstream = new UpstreamObjects(access, surroundings.deadlines(), place.clock());
    var descriptions = new ObjectDescriptions(name, upstream, known, place.clock());
    return new DescribedSightings(
        new Describer(descriptions, here.accounts().objects(), place.clock()), kept);
  }

  private Path folder(String name) {
    return place.folder().resolve(name);
  }

  private Kept keep(String name) {
    var cluster = new Cluster(name, place.stores().open(folder(name).resolve(STORE)));
    var accounts = new Accounts(place.clock().instant());
    var meters = CollectorMeters.bind(registry, name, accounts, place.clock());
    clusters.add(cluster);
    return new Kept(cluster, accounts, meters);
  }

  /** Follows a cluster no more; what was collected of it stays, for as long as it is to be kept. */
  public synchronized void leave(String name) {
    CollectorThread thread = threads.remove(name);
    if (thread != null) {
      thread.close();
    }
  }

  /** Ends all collectors, and closes the stores when nobody is told of their clusters any more. */
  @Override
  public synchronized void close() {
    closed = true;
    threads.values().forEach(CollectorThread::end);
    threads.values().forEach(CollectorThread::close);
    threads.clear();
    received.values().forEach(Received::close);
    received.clear();
    surroundings.deadlines().close();
    kept.values().forEach(this::close);
    kept.clear();
  }

  private void close(Kept each) {
    each.meters().remove();
    clusters.remove(each.cluster().name());
    each.cluster().store().close();
  }
}
