package dev.tidings.forward.pump;

import dev.tidings.forward.Delivery;
import dev.tidings.forward.Destination;
import dev.tidings.forward.Message;
import dev.tidings.forward.routes.Route;
import dev.tidings.recorder.RetryPolicy;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings batches to a destination, again and again until each message is acknowledged or given up,
 * and no faster than the route may go. Of one thread, but for {@link #abandon}.
 */
final class Courier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  /** How long it waits for room for dead letters before it looks again. */
  private static final Duration UNTIL_ROOM = Duration.ofSeconds(5);

  private final Route route;
  private final RouteState state;
  private final Waiting waiting;
  private final Optional<Throttle> throttle;
  private volatile boolean abandoned;
  private @Nullable Destination destination;

  /**
   * How a courier waits.
   *
   * @param random spreads the pauses between tries
   */
  record Waiting(Pauses pauses, InstantSource clock, RandomGenerator random) {}

  Courier(Route route, RouteState state, Waiting waiting) {
    this.route = route;
    this.state = state;
    this.waiting = waiting;
    this.throttle =
        route.delivery().rate().map(rate -> new Throttle(rate, waiting.clock(), waiting.pauses()));
  }

  /**
   * How far a batch is.
   *
   * @param rest what is neither acknowledged nor given up
   * @param failed how many tries in a row have brought nothing
   * @param dead how many messages were given up
   */
  private record Progress(List<Message> rest, int failed, int dead) {
    Progress taken(int taken) {
      return taken == 0 ? this : new Progress(rest.subList(taken, rest.size()), 0, dead);
    }

    Progress anotherFailed() {
      return new Progress(rest, failed + 1, dead);
    }

    Progress givenUp(int given) {
      return new Progress(rest.subList(given, rest.size()), 0, dead + given);
    }
  }

  /**
   * Returns when a batch is settled.
   *
   * @return how many of its messages were given up, and are on disk with the dead letters
   * @throws InterruptedException when the route ends; then nothing is settled
   */
  int bring(List<Message> batch) throws InterruptedException {
    var progress = new Progress(batch, 0, 0);
    while (!progress.rest().isEmpty()) {
      List<Message> next = next(progress.rest());
      progress =
          switch (answer(next)) {
            case Delivery.Done done -> taken(progress, next.size());
            case Delivery.Later later ->
                later(progress.taken(later.taken()).anotherFailed(), later);
            case Delivery.Refused refused -> {
              Progress behind = taken(progress, refused.taken());
              yield giveUp(behind, refused.refused(), refused.why());
            }
          };
    }
    return progress.dead();
  }

  private List<Message> next(List<Message> rest) throws InterruptedException {
    return throttle.isEmpty() ? rest : rest.subList(0, throttle.get().take(rest.size()));
  }

  private Delivery answer(List<Message> batch) throws InterruptedException {
    Delivery answer = attempt(batch);
    if (abandoned) {
      throw new InterruptedException("the route has ended");
    }
    return answer;
  }

  /** What is on its way is not settled here any more, whatever becomes of it. For any thread. */
  void abandon() {
    abandoned = true;
  }

  private Delivery attempt(List<Message> batch) throws InterruptedException {
    try {
      return destination().deliver(batch);
    } catch (IOException closed) {
      return Delivery.Later.nothing("it cannot be opened: " + closed.getMessage());
    } catch (RuntimeException fault) {
      // A destination may be anybody's: its faults must not end the route, nor hold it up for ever;
      // and what they say may hold secrets.
      LOG.error("the destination of route {} is at fault", route.name(), fault);
      return Delivery.Later.nothing("it is at fault: " + fault.getClass().getSimpleName());
    }
  }

  private Destination destination() throws IOException {
    Destination open = destination;
    if (open == null) {
      open = route.destination().open();
      destination = open;
    }
    return open;
  }

  private Progress taken(Progress progress, int messages) {
    state.troubles().over();
    return progress.taken(messages);
  }

  private Progress later(Progress progress, Delivery.Later later) throws InterruptedException {
    RetryPolicy retry = route.delivery().retry();
    state.troubles().met(later.why());
    if (progress.failed() >= retry.tries()) {
      return giveUp(progress, progress.rest().size(), later.why());
    }
    if (progress.failed() == 1) {
      LOG.warn("route {} cannot deliver, and tries again: {}", route.name(), later.why());
    }
    state.troubles().retried();
    waiting.pauses().pause(retry.pause(progress.failed(), later.asked(), waiting.random()));
    return progress;
  }

  private Progress giveUp(Progress progress, int number, String why) throws InterruptedException {
    giveUp(progress.rest().subList(0, number), why);
    return progress.givenUp(number);
  }

  /**
   * Returns when messages are on disk with the dead letters, however long it takes until there is
   * room: so what was acknowledged before them is not sent again meanwhile.
   *
   * @throws InterruptedException when the route ends before
   */
  void giveUp(List<Message> messages, String why) throws InterruptedException {
    boolean waits = false;
    while (!keep(messages, why, waits)) {
      waits = true;
      waiting.pauses().pause(UNTIL_ROOM);
    }
    if (waits) {
      state.troubles().over();
    }
    state.troubles().lost(why);
    LOG.warn("route {} has given up {} messages: {}", route.name(), messages.size(), why);
  }

  private boolean keep(List<Message> messages, String why, boolean known) {
    try {
      state.deadLetters().add(messages, why);
      return true;
    } catch (IOException noRoom) {
      if (!known) {
        LOG.error("route {} waits until it can write dead letters", route.name(), noRoom);
        state.troubles().met(noRoom.toString());
      }
      return false;
    }
  }

  @Override
  public void close() {
    Destination open = destination;
    if (open != null) {
      open.close();
    }
  }
}
