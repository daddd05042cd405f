package dev.tidings.forward.pump;

import dev.tidings.forward.Delivery;
import dev.tidings.forward.Destination;
import dev.tidings.forward.Message;
import dev.tidings.forward.routes.Route;
import dev.tidings.recorder.RetryPolicy;
import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings batches to a destination, again and again until each message is acknowledged or given up.
 * Of one thread.
 */
final class Courier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  private final Route route;
  private final RouteState state;
  private final Pauses pauses;
  private final RandomGenerator random;
  private @Nullable Destination destination;

  Courier(Route route, RouteState state, Pauses pauses, RandomGenerator random) {
    this.route = route;
    this.state = state;
    this.pauses = pauses;
    this.random = random;
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
      progress =
          switch (attempt(progress.rest())) {
            case Delivery.Done done -> progress.taken(progress.rest().size());
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

  private Progress later(Progress progress, Delivery.Later later)
      throws IOException, InterruptedException {
    RetryPolicy retry = route.delivery().retry();
    if (progress.failed() >= retry.tries()) {
      return giveUp(progress, progress.rest().size(), later.why());
    }
    if (progress.failed() == 1) {
      LOG.warn("route {} cannot deliver, and tries again: {}", route.name(), later.why());
    }
    state.accounts().retried();
    pauses.pause(retry.pause(progress.failed(), later.asked(), random));
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
