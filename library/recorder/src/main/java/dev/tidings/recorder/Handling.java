package dev.tidings.recorder;

import dev.tidings.event.Event;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands events to code of the program's own. */
final class Handling implements Destination {
  private final Consumer<Event> handler;
  private final Books books;
  private final Listening listening;
  private volatile @Nullable DropCause abandoned;

  Handling(Consumer<Event> handler, Books books, Listening listening) {
    this.handler = handler;
    this.books = books;
    this.listening = listening;
  }

  @Override
  public boolean take(Offer offer) {
    DropCause cause = abandoned;
    books.close(offer, cause == null ? handle(offer.event()) : new Outcome.Dropped(cause));
    return true;
  }

  private Outcome handle(Event event) {
    return listening.tells("A watcher's handler", handler, event)
        ? new Outcome.Created(event)
        : new Outcome.Dropped(DropCause.HANDLER_FAILED);
  }

  @Override
  public void flush() {}

  @Override
  public void abandon(DropCause cause) {
    abandoned = cause;
  }
}
