package dev.tidings.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.collect.Batch.Seen;
import dev.tidings.collect.retention.Retention;
import dev.tidings.event.Event;
import dev.tidings.files.SmallFile;
import dev.tidings.store.Cluster;
import dev.tidings.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is seen in the cluster's store, and how far that goes in a file beside it.
 *
 * <p>Invariant: what the file reaches is in the store.
 */
public final class StoreSightings implements Sightings {
  /** What is seen a second time is unchanged, so the file need not be written each time. */
  private static final Duration BETWEEN_FILES = Duration.ofSeconds(1);

  private final Path file;
  private final Cluster cluster;
  private final Retention retention;
  private final InstantSource clock;
  private @Nullable Reached reached;
  private @Nullable Reached stored;

  private StoreSightings(Path file, Cluster cluster, Retention retention, InstantSource clock) {
    this.file = file;
    this.cluster = cluster;
    this.retention = retention;
    this.clock = clock;
  }

  /**
   * Goes on where the file ends.
   *
   * @throws IOException when there is one that cannot be read
   */
  public static StoreSightings open(
      Path file, Cluster cluster, Retention retention, InstantSource clock) throws IOException {
    var sightings = new StoreSightings(file, cluster, retention.in(cluster.name()), clock);
    if (Files.exists(file)) {
      sightings.stored = read(file);
      sightings.reached = sightings.stored;
    }
    return sightings;
  }

  private static Reached read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    try {
      return new Reached(lines.get(0), Instant.parse(lines.get(1)));
    } catch (IndexOutOfBoundsException | IllegalArgumentException | DateTimeException e) {
      throw new IOException(
          file + " does not say how far the cluster was followed: delete it to begin anew", e);
    }
  }

  @Override
  public Optional<Reached> reached() {
    return Optional.ofNullable(reached);
  }

  @Override
  public Taken take(Batch batch) throws IOException, InterruptedException {
    var keeping = new Keeping(cluster.store(), retention, clock);
    try {
      for (Event event : batch.events()) {
        keeping.keep(event, batch.seen());
      }
      Taken taken = keeping.settled();
      if (batch.gap() != null) {
        mark(batch.gap());
      }
      advance(batch);
      return taken;
    } catch (StoreException failed) {
      throw new IOException(failed.getMessage(), failed);
    }
  }

  private void mark(Gap gap) throws IOException, InterruptedException {
    var keeping = new Keeping(cluster.store(), retention, clock);
    keeping.keep(GapMarker.of(cluster.name(), gap), Seen.LISTED);
    keeping.settled();
  }

  private void advance(Batch batch) throws IOException {
    if (batch.reached() == null) {
      return;
    }
    reached = batch.reached();
    boolean due = stored == null || !reached.at().isBefore(stored.at().plus(BETWEEN_FILES));
    if (due || batch.seen() == Seen.LISTED) {
      close();
    }
  }

  @Override
  public void close() throws IOException {
    if (reached != null && !reached.equals(stored)) {
      SmallFile.write(file, (reached.revision() + "\n" + reached.at() + "\n").getBytes(UTF_8));
      stored = reached;
    }
  }
}
