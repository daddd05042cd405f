package dev.tidings.search.lucene;

import dev.tidings.search.lucene.Followed.Shown;
import dev.tidings.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One opened index, from when it is opened until it is closed or fails: brings into it what
 * followed clusters write, lets that be found, and now and then puts it on disk. Of the follower's
 * thread, but for what searches need.
 *
 * <p>Invariant: what is committed tells how far each cluster is in exactly what is committed, so
 * whatever happens to the process, nothing is missed or counted twice.
 */
final class Session implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  /** What was written since is done again after a crash. */
  private static final long COMMIT_NANOS = Duration.ofSeconds(10).toNanos();

  private final IndexSettings settings;
  private final IndexFolder folder;
  private final Map<String, Progress> progress;
  private final Map<Followed, Lane> lanes = new HashMap<>();
  private final Leftovers leftovers = new Leftovers();
  private volatile Set<String> known;
  private volatile Set<String> whole;
  private volatile Groups groups;
  private boolean isShown = true;
  private boolean isCommitted = true;
  private long shownAt;
  private long committedAt;

  Session(IndexSettings settings, IndexFolder folder, long nanos) {
    this.settings = settings;
    this.folder = folder;
    this.groups = new Groups(settings.countBytes());
    this.progress = folder.progress();
    this.known = Set.copyOf(progress.keySet());
    this.whole = whole();
    this.shownAt = nanos - settings.refresh().toNanos();
    this.committedAt = nanos;
  }

  /** What is brought in of one cluster, and how that has been going. */
  private static final class Lane {
    private final Intake intake;
    private final Pauses pauses = new Pauses();
    private Shown written;

    Lane(Intake intake, Shown written) {
      this.intake = intake;
      this.written = written;
    }
  }

  IndexFolder folder() {
    return folder;
  }

  /** The clusters that something in the index may be of. For any thread. */
  Set<String> known() {
    return known;
  }

  /**
   * Whether these clusters have been read to the end, so that what is found is all there is. One
   * whose store fails counts as read: the others do not wait for it. For any thread.
   */
  boolean hasRead(Set<String> clusters) {
    return whole.containsAll(clusters);
  }

  private Set<String> whole() {
    var names = new HashSet<String>();
    progress.forEach(
        (cluster, reached) -> {
          if (reached.revision() != Progress.READING) {
            names.add(cluster);
          }
        });
    lanes.forEach(
        (followed, lane) -> {
          if (lane.pauses.failures() > 0) {
            names.add(followed.cluster());
          }
        });
    return Set.copyOf(names);
  }

  /** The groups there are. For any thread. */
  Groups groups() {
    Groups current = groups;
    if (current.areStale()) {
      current = new Groups(settings.countBytes());
      groups = current;
    }
    return current;
  }

  /**
   * Does a batch of each cluster.
   *
   * @return whether there is more to do at once
   */
  boolean turn(Collection<Followed> clusters, long nanos) throws IOException {
    lanes.keySet().retainAll(clusters);
    boolean isBusy = false;
    for (Followed each : clusters) {
      Lane lane = lanes.computeIfAbsent(each, this::begin);
      if (lane.pauses.isOver(nanos)) {
        isBusy |= step(each, lane, nanos);
      }
    }
    for (String gone : leftovers.due(progress.keySet(), clusters, nanos)) {
      delete(gone);
      show(nanos);
    }
    if (!isShown && nanos - shownAt >= settings.refresh().toNanos()) {
      show(nanos);
    }
    if (!isCommitted && nanos - committedAt >= COMMIT_NANOS) {
      commit(nanos);
    }
    return isBusy;
  }

  /** How long there is nothing to do unless something is written. */
  long idleNanos(long nanos) {
    return isShown ? settings.refresh().toNanos() : shownAt + settings.refresh().toNanos() - nanos;
  }

  private Lane begin(Followed followed) {
    String cluster = followed.cluster();
    Progress reached = progress.getOrDefault(cluster, Progress.NONE);
    progress.put(cluster, reached);
    known = Set.copyOf(progress.keySet());
    return new Lane(new Intake(cluster, folder, reached), followed.shown());
  }

  private boolean step(Followed followed, Lane lane, long nanos) throws IOException {
    Instant now = settings.clock().instant();
    try {
      Optional<Boolean> more = followed.with(store -> lane.intake.step(store));
      lane.pauses.worked();
      taken(followed, lane, more.orElse(false), now);
      return more.orElse(false);
    } catch (StoreException failure) {
      Duration pause = lane.pauses.failed(nanos);
      isShown = false;
      LOG.warn(
          "events of {} cannot be read, and are tried again in {} s: {}",
          followed.cluster(),
          pause.toSeconds(),
          failure.getMessage());
      return false;
    }
  }

  private void taken(Followed followed, Lane lane, boolean wasMore, Instant now) {
    Progress reached = lane.intake.progress();
    progress.put(followed.cluster(), reached);
    lane.written = new Shown(reached.revision(), wasMore ? lane.written.asOf() : now);
    if (wasMore) {
      isShown = false;
      isCommitted = false;
    } else if (isShown) {
      followed.show(lane.written);
    }
  }

  private void show(long nanos) throws IOException {
    folder.refresh();
    lanes.forEach((followed, lane) -> followed.show(lane.written));
    whole = whole();
    isShown = true;
    shownAt = nanos;
  }

  private void commit(long nanos) throws IOException {
    folder.commit(progress);
    isCommitted = true;
    committedAt = nanos;
  }

  private void delete(String cluster) throws IOException {
    LOG.info("cluster {} has not been followed for long, and is forgotten", cluster);
    folder.writer().deleteDocuments(Translation.ofCluster(cluster));
    progress.remove(cluster);
    isCommitted = false;
  }

  /** Puts on disk what there is. */
  void finish() throws IOException {
    if (!isCommitted) {
      folder.commit(progress);
    }
  }

  @Override
  public void close() throws IOException {
    folder.close();
  }
}
