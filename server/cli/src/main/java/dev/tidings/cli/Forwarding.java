package dev.tidings.cli;

import dev.tidings.api.reload.Reloaded;
import dev.tidings.api.reload.Reloads;
import dev.tidings.forward.lease.Leadership;
import dev.tidings.forward.pump.Forwarder;
import dev.tidings.forward.routes.Routes;
import dev.tidings.forward.template.Surroundings;
import dev.tidings.store.Clusters;
import dev.tidings.store.EventStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file that says what is forwarded, and the forwarder that keeps to it. */
record Forwarding(Reloads reloads, Forwarder forwarder, @Nullable Leadership leadership)
    implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Forwarding.class);
  private static final Duration LOOK_AT_FILE = Duration.ofSeconds(1);

  /**
   * What says what is forwarded.
   *
   * @param lease null where no other server forwards the same
   */
  record Source(Path file, RoutesLanguage language, @Nullable RouteLease lease) {
    private Routes read(byte[] contents, Surroundings surroundings) throws IOException {
      RoutesLanguage.Said said = language.read(contents, surroundings);
      said.notices().forEach(notice -> LOG.warn("{}: {}", file, notice));
      return said.routes();
    }
  }

  /**
   * Whose events are forwarded.
   *
   * @param own the server's own
   */
  record Sources(EventStore own, Clusters clusters) {}

  /**
   * Begins to forward as a file says; when it changes, as it says then.
   *
   * @throws CommandFailure when it cannot be used now
   */
  static Forwarding start(
      Source source, Sources from, Forwarder.Place place, MeterRegistry registry)
      throws CommandFailure {
    var surroundings = new Surroundings(place.clock(), place.random(), System.getenv());
    Reloads reloads = Reloads.start(LOOK_AT_FILE, registry);
    try {
      Reloaded<Routes> routes =
          reloads.load(
              source.language().what,
              List.of(source.file()),
              contents -> source.read(contents.getFirst(), surroundings));
      Forwarder forwarder = Forwarder.open(from.own(), from.clusters(), place, registry);
      forwarder.lead(source.lease() == null);
      routes.follow(forwarder::use);
      forwarder.use(routes.current());
      return new Forwarding(reloads, forwarder, compete(source.lease(), place, forwarder));
    } catch (IOException unusable) {
      reloads.close();
      throw new CommandFailure(String.valueOf(unusable.getMessage()), unusable);
    } catch (CommandFailure noLease) {
      reloads.close();
      throw noLease;
    }
  }

  /** After the forwarder has its routes: else it would not know how far it is. */
  private static @Nullable Leadership compete(
      @Nullable RouteLease lease, Forwarder.Place place, Forwarder forwarder)
      throws CommandFailure {
    if (lease == null) {
      return null;
    }
    try {
      return lease.start(place.clock(), place.random(), forwarder);
    } catch (CommandFailure unusable) {
      forwarder.close();
      throw unusable;
    }
  }

  @Override
  public void close() {
    reloads.close();
    if (leadership != null) {
      leadership.close();
    }
    forwarder.close();
  }
}
