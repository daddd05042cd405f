package dev.tidings.forward.pump;

import dev.tidings.forward.routes.Route;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a route does: it takes a batch of each cluster in turn, and of dead letters that are to be
 * delivered again. Of one thread, but for {@link #follow} and {@link #abandon}.
 */
final class RouteWork implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RouteWork.class);

  private final Route route;
  private final RouteState state;
  private final Courier courier;
  private final Redelivery redelivery;
  private final Turn redelivering;
  private volatile List<Pump> pumps = List.of();
  private volatile List<Turn> turns = List.of();

  RouteWork(Route route, RouteState state, Courier.Waiting waiting) {
    this.route = route;
    this.state = state;
    this.courier = new Courier(route, state, waiting);
    this.redelivery = new Redelivery(route, state, courier, waiting.clock());
    this.redelivering = new Turn(redelivery::step);
  }

  /** One batch of something. */
  @FunctionalInterface
  private interface Step {
    boolean step() throws IOException, InterruptedException;
  }

  /** A part of the work, which is left alone for a while when it fails, and delays no other. */
  private final class Turn {
    private static final long WHEN_BROKEN_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Step step;
    private long brokenAt;
    private boolean broken;

    Turn(Step step) {
      this.step = step;
    }

    boolean take() throws InterruptedException {
      if (broken && System.nanoTime() - brokenAt < WHEN_BROKEN_NANOS) {
        return false;
      }
      try {
        broken = false;
        return step.step();
      } catch (IOException failure) {
        return broken(failure, failure.toString());
      } catch (RuntimeException | Error fault) {
        return broken(fault, fault.getClass().getSimpleName());
      }
    }

    private boolean broken(Throwable failure, String why) {
      LOG.error("route {} cannot go on, and tries again", route.name(), failure);
      state.troubles().met(why);
      broken = true;
      brokenAt = System.nanoTime();
      return false;
    }
  }

  /**
   * Goes on with these lanes, which are all that there are from now on. A batch that is on its way
   * is settled.
   */
  void follow(List<Lane> lanes) {
    pumps = lanes.stream().map(lane -> new Pump(route, lane, courier)).toList();
    turns = pumps.stream().map(pump -> new Turn(pump::step)).toList();
  }

  /** Takes every turn once; whether there was anything to do. */
  boolean round() throws InterruptedException {
    boolean worked = redelivering.take();
    for (Turn each : turns) {
      worked |= each.take();
    }
    return worked;
  }

  /** Remembers how far it is, as when nothing goes on. */
  void rest() {
    for (Pump each : pumps) {
      try {
        each.rest();
      } catch (IOException | RuntimeException | Error unwritable) {
        LOG.warn("how far route {} is cannot be written", route.name(), unwritable);
      }
    }
  }

  /** What is on its way is not settled by this any more. For any thread. */
  void abandon() {
    courier.abandon();
  }

  @Override
  public void close() {
    redelivery.close();
    courier.close();
  }
}
