package dev.tidings.cli;

import static java.util.stream.Collectors.toSet;

import dev.tidings.api.reload.Reloads;
import dev.tidings.collect.Collectors;
import dev.tidings.sink.http.AccessException;
import dev.tidings.store.Clusters;
import dev.tidings.store.StoreException;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;

/** The clusters that are followed, as flags and a folder say. */
record Collecting(Reloads reloads, Collectors collectors) implements AutoCloseable {
  private static final Duration LOOK_AT_FILES = Duration.ofSeconds(1);

  /**
   * Serves what was collected before, and begins to follow.
   *
   * @throws CommandFailure when a flag names what cannot be used
   */
  static Collecting start(
      CollectOptions options, Collectors.Place place, Clusters clusters, MeterRegistry registry)
      throws CommandFailure {
    Collectors collectors = open(place, clusters, registry);
    var collecting = new Collecting(Reloads.start(LOOK_AT_FILES, registry), collectors);
    try {
      for (CollectSource source : options.sources) {
        collectors.follow(source.name(), source.address().access());
      }
      collecting.followFolder(options, registry);
      return collecting;
    } catch (AccessException | IOException | StoreException unusable) {
      collecting.close();
      throw new CommandFailure("cannot collect: " + unusable.getMessage(), unusable);
    }
  }

  private static Collectors open(Collectors.Place place, Clusters clusters, MeterRegistry registry)
      throws CommandFailure {
    try {
      return Collectors.open(place, clusters, registry);
    } catch (IOException unreadable) {
      throw new CommandFailure("cannot read " + place.folder() + ": " + unreadable, unreadable);
    }
  }

  private void followFolder(CollectOptions options, MeterRegistry registry) throws IOException {
    if (options.folder != null) {
      var named = options.sources.stream().map(CollectSource::name).collect(toSet());
      var folder = new CollectFolder(options.folder, named, collectors, registry);
      reloads.loadAll("folder of clusters", folder::files, folder);
    }
  }

  @Override
  public void close() {
    reloads.close();
    collectors.close();
  }
}
