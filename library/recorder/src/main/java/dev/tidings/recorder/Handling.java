package dev.tidings.recorder;

import dev.tidings.event.Event;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands events to code of the program's own. */
final class Handling implements Destination {
  private static final Logger LOG = LoggerFactory.getLogger(EventBroadcaster.class);

  private final Consumer<Event> handler;
  private final Books books;
  private volatile @Nullable DropCause abandoned;

  Handling(Consumer<Event> handler, Books books) {
    this.handler = handler;
    this.books = books;
  }

  @Override
  public boolean take(Offer offer) {
    DropCause cause = abandoned;
    books.close(offer, cause == null ? handle(offer.event()) : new Outcome.Dropped(cause));
    return true;
  }

  // The handler is not ours, and must not end the thread whatever it throws.
  private Outcome handle(Event event) {
    try {
      handler.accept(event);
      return new Outcome.Created(event);
    } catch (Throwable e) {
      LOG.warn("A watcher's handler failed at event {}", event.key(), e);
      return new Outcome.Dropped(DropCause.HANDLER_FAILED);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void abandon(DropCause cause) {
    abandoned = cause;
  }
}
