package dev.tidings.forward.pump;

import dev.tidings.forward.Delivery;
import dev.tidings.forward.Destination;
import dev.tidings.forward.Message;
import dev.tidings.forward.routes.Route;
import dev.tidings.recorder.RetryPolicy;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings batches to a destination, again and again until each message is acknowledged or given up,
 * and no faster than the route may go. Of one thread.
 */
final class Courier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  private final Route route;
  private final RouteState state;
  private final Waiting waiting;
  private final Optional<Throttle> throttle;
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
   * @throws IOException when they could not be put there; then nothing is settled
   * @throws InterruptedException when the route ends; then nothing is settled
   */
  int bring(List<Message> batch) throws IOException, InterruptedException {
    var progress = new Progress(batch, 0, 0);
    while (!progress.rest().isEmpty()) {
      List<Message> next = next(progress.rest());
      progress =
          switch (attempt(next)) {
            case Delivery.Done done -> taken(progress, next.size());
            case Delivery.Later later ->
                later(progress.taken(later.taken()).anotherFailed(), later);
            case Delivery.Refused refused -> {
              Progress behind = progress.taken(refused.taken());
              yield giveUp(behind, refused.refused(), refused.why());
            }
          };
    }
    return progress.dead();
  }

  private List<Message> next(List<Message> rest) throws InterruptedException {
    return throttle.isEmpty() ? rest : rest.subList(0, throttle.get().take(rest.size()));
  }

  private Delivery attempt(List<Message> batch) throws InterruptedException {
    try {
      return destination().deliver(batch);
    } catch (IOException closed) {
      return Delivery.Later.nothing("it cannot be opened: " + closed.getMessage());
    } catch (RuntimeException fault) {
      // A destination may be anybody's: its faults must not end the route, nor hold it up for ever.
      LOG.error("the destination of route {} is at fault", route.name(), fault);
      return Delivery.Later.nothing("it is at fault: " + fault);
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

  private Progress later(Progress progress, Delivery.Later later)
      throws IOException, InterruptedException {
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

  private Progress giveUp(Progress progress, int number, String why) throws IOException {
    giveUp(progress.rest().subList(0, number), why);
    return progress.givenUp(number);
  }

  /**
   * Returns when messages are on disk with the dead letters.
   *
   * @throws IOException when they could not be put there
   */
  void giveUp(List<Message> messages, String why) throws IOException {
    state.deadLetters().add(messages, why);
    state.troubles().met(why);
    LOG.warn("route {} has given up {} messages: {}", route.name(), messages.size(), why);
  }

  @Override
  public void close() {
    Destination open = destination;
    if (open != null) {
      open.close();
    }
  }
}
