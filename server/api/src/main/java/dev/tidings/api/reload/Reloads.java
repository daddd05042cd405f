package dev.tidings.api.reload;

import dev.tidings.api.reload.Reloaded.Listing;
import dev.tidings.api.reload.Reloaded.Look;
import dev.tidings.api.reload.Reloaded.NamedReading;
import dev.tidings.api.reload.Reloaded.Reading;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after files: one thread looks at all of them, again and again. */
public final class Reloads implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Reloads.class);
  private static final Duration LAST_LOOK = Duration.ofSeconds(1);

  private final List<Watched> watched = new CopyOnWriteArrayList<>();
  private final MeterRegistry registry;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  private record Watched(String what, Reloaded<?> files) {}

  private Reloads(Duration pause, MeterRegistry registry) {
    this.registry = registry;
    this.thread = new Thread(() -> lookEvery(pause), "reload");
    this.thread.setDaemon(true);
  }

  /** Begins to look at what is to be loaded, this long after each look. */
  public static Reloads start(Duration pause, MeterRegistry registry) {
    var reloads = new Reloads(pause, registry);
    reloads.thread.start();
    return reloads;
  }

  /**
   * Reads files, and reads them again when one of them changes.
   *
   * @param what they are together, for people: {@code token file}
   * @throws IOException when they cannot be used now
   */
  public <T> Reloaded<T> load(String what, List<Path> files, Reading<T> reading)
      throws IOException {
    return watch(what, Reloaded.load(what, files, reading));
  }

  /**
   * Reads all the files that a listing gives, and reads them again when one of them changes, comes
   * or goes.
   *
   * @param what they are together, for people: {@code folder of rights}
   * @throws IOException when they cannot be used now
   */
  public <T> Reloaded<T> loadAll(String what, Listing files, NamedReading<T> reading)
      throws IOException {
    return watch(what, Reloaded.loadAll(what, files, reading));
  }

  /**
   * The same for files that may be missing or make no sense yet.
   *
   * @param first what holds until they make sense
   */
  public <T> Reloaded<T> loadAllOr(T first, String what, Listing files, NamedReading<T> reading) {
    Reloaded<T> reloaded = Reloaded.startingWith(first, what, files, reading);
    var each = new Watched(what, reloaded);
    count(each, reloaded.look());
    watched.add(each);
    return reloaded;
  }

  private <T> Reloaded<T> watch(String what, Reloaded<T> loaded) {
    watched.add(new Watched(what, loaded));
    return loaded;
  }

  private void lookEvery(Duration pause) {
    try {
      while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException ended) {
      // nobody interrupts this thread to go on with it
      return;
    }
  }

  private void look() {
    for (Watched each : watched) {
      try {
        count(each, each.files().look());
      } catch (RuntimeException | Error failure) {
        // a bug, or no memory: what is read later may be better
        LOG.error("looking at the {} failed", each.what(), failure);
        count(each, Look.BROKEN);
      }
    }
  }

  private void count(Watched each, Look look) {
    if (look != Look.UNCHANGED) {
      registry
          .counter(
              "tidings.file.reloads",
              "file",
              each.what(),
              "result",
              look.name().toLowerCase(Locale.ROOT))
          .increment();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      if (!thread.join(LAST_LOOK)) {
        LOG.warn("a look at changed files goes on");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
