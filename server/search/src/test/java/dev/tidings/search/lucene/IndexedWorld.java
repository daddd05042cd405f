package dev.tidings.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;

/** A world, and an index that follows it. */
final class IndexedWorld implements AutoCloseable {
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

  private final World world;
  private final IndexSettings settings;
  private EventIndex index;

  IndexedWorld(Path folder, long seed) {
    world = new World(folder.resolve("stores"), seed);
    settings =
        new IndexSettings(
            folder.resolve("index"), world.clock(), 1 << 20, 1 << 20, Duration.ofMillis(1));
    index = EventIndex.open(settings);
  }

  World world() {
    return world;
  }

  EventIndex index() {
    return index;
  }

  IndexSettings settings() {
    return settings;
  }

  Path folder() {
    return settings.folder();
  }

  void follow(String cluster) {
    index.follow(cluster, world.store(cluster));
  }

  void stop() {
    index.close();
  }

  /** Opens the index again, and follows all there are. */
  void start() {
    index = EventIndex.open(settings);
    world.stores().forEach(index::follow);
  }

  void awaitAll() throws InterruptedException {
    for (String cluster : world.stores().keySet()) {
      await(cluster);
    }
  }

  void await(String cluster) throws InterruptedException {
    assertThat(index.await(cluster, world.store(cluster).revision(), LONG_ENOUGH))
        .as("%s is indexed", cluster)
        .isTrue();
  }

  /** What must be answered now. */
  ScanSearch scan() {
    return new ScanSearch(LinearScan.of(world.stores()), world.clock().instant());
  }

  void agree(int questions) throws InterruptedException {
    awaitAll();
    new Agreement(index, scan()).check(new RandomQuestions(world), questions);
  }

  @Override
  public void close() {
    index.close();
    world.close();
  }
}
