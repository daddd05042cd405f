package dev.tidings.forward.routes;

import dev.tidings.codec.DecodeException;
import dev.tidings.forward.Message;
import dev.tidings.forward.cel.UndecidedException;
import dev.tidings.forward.routes.Sifted.Dropped;
import dev.tidings.forward.routes.Sifted.Unshaped;
import dev.tidings.forward.routes.Sifted.Wanted;
import dev.tidings.forward.shape.Shape;
import dev.tidings.forward.shape.ShapeException;
import org.jspecify.annotations.Nullable;

/** Tells which changes a route sends, and makes messages of them. */
public record Sieve(Route route) {
  /** What becomes of a change. */
  public Sifted sift(SeenChange change) {
    if (change.isDeletion()) {
      return new Dropped(DropCause.DELETED);
    }
    if (!route.rules().source().includes(change.cluster(), change.namespace())) {
      return new Dropped(DropCause.ELSEWHERE);
    }
    try {
      SeenEvent event = change.after();
      return event == null ? new Dropped(DropCause.DELETED) : sift(change, event);
    } catch (DecodeException foreign) {
      return new Dropped(DropCause.UNREADABLE);
    } catch (UndecidedException undecided) {
      return new Dropped(DropCause.UNDECIDED);
    }
  }

  private Sifted sift(SeenChange change, SeenEvent event) throws DecodeException {
    DropCause cause = cause(change, event);
    return cause == null ? shape(event) : new Dropped(cause);
  }

  private @Nullable DropCause cause(SeenChange change, SeenEvent event) throws DecodeException {
    RouteRules rules = route.rules();
    if (!rules.match().test(event.enhanced()) || !route.destination().wants(event.event())) {
      return DropCause.UNMATCHED;
    }
    if (rules.isDropped(event.enhanced())) {
      return DropCause.RULE;
    }
    if (route.destination().wrote(event.event())) {
      return DropCause.LOOP;
    }
    if (!rules.repeats().sends(change, event.event())) {
      return DropCause.REPEAT;
    }
    return route.destination().admits() ? null : DropCause.THROTTLED;
  }

  /** Makes a message of an event that is wanted. */
  public Sifted shape(SeenEvent event) {
    if (route.shape().isEmpty()) {
      return new Wanted(event.message());
    }
    Shape shape = route.shape().get();
    try {
      byte[] body = shape.body(event.enhanced());
      return new Wanted(new Message(event.cluster(), event.event(), shape.form(), body));
    } catch (ShapeException failed) {
      return new Unshaped(event.message(), String.valueOf(failed.getMessage()));
    }
  }
}
