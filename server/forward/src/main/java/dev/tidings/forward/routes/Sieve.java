package dev.tidings.forward.routes;

import dev.tidings.codec.DecodeException;
import dev.tidings.codec.StoredForm;
import dev.tidings.event.Event;
import dev.tidings.forward.Message;
import dev.tidings.forward.cel.UndecidedException;
import dev.tidings.forward.enhanced.EnhancedEvent;
import dev.tidings.forward.enhanced.EventTree;
import dev.tidings.forward.routes.Sifted.Dropped;
import dev.tidings.forward.routes.Sifted.Unshaped;
import dev.tidings.forward.routes.Sifted.Wanted;
import dev.tidings.forward.shape.Shape;
import dev.tidings.forward.shape.ShapeException;
import dev.tidings.store.Change;
import dev.tidings.store.StoredEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells which changes of a cluster a route sends, and makes messages of them.
 *
 * @param cluster whose changes they are
 */
public record Sieve(String cluster, Route route) {
  /** What becomes of a change. */
  public Sifted sift(Change change) {
    StoredEvent after = change.after();
    if (after == null) {
      return new Dropped(DropCause.DELETED);
    }
    if (!route.rules().source().includes(cluster, change.key().namespace())) {
      return new Dropped(DropCause.ELSEWHERE);
    }
    try {
      Event event = event(after);
      var enhanced = EnhancedEvent.of(event, cluster);
      DropCause cause = cause(enhanced, change.before());
      return cause == null ? shaped(event, enhanced) : new Dropped(cause);
    } catch (DecodeException foreign) {
      return new Dropped(DropCause.UNREADABLE);
    } catch (UndecidedException undecided) {
      return new Dropped(DropCause.UNDECIDED);
    }
  }

  private static Event event(StoredEvent after) throws DecodeException {
    Event stored = StoredForm.decode(after.value());
    return stored.withMetadata(
        stored.metadata().toBuilder()
            .resourceVersion(Long.toString(after.revision()))
            .managedFields(List.of())
            .build());
  }

  private @Nullable DropCause cause(EnhancedEvent enhanced, @Nullable StoredEvent before)
      throws DecodeException {
    RouteRules rules = route.rules();
    Event event = enhanced.event();
    if (!rules.match().test(enhanced) || !route.destination().wants(event)) {
      return DropCause.UNMATCHED;
    }
    if (rules.isDropped(enhanced)) {
      return DropCause.RULE;
    }
    if (route.destination().wrote(event)) {
      return DropCause.LOOP;
    }
    Event earlier = before == null ? null : StoredForm.decode(before.value());
    if (!rules.repeats().sends(earlier, event)) {
      return DropCause.REPEAT;
    }
    return route.destination().admits() ? null : DropCause.THROTTLED;
  }

  private Sifted shaped(Event event, EnhancedEvent enhanced) {
    if (route.shape().isEmpty()) {
      return new Wanted(plain(event));
    }
    Shape shape = route.shape().get();
    try {
      return new Wanted(new Message(cluster, event, shape.form(), shape.body(enhanced)));
    } catch (ShapeException failed) {
      return new Unshaped(plain(event), String.valueOf(failed.getMessage()));
    }
  }

  private Message plain(Event event) {
    return new Message(cluster, event, Message.Form.EVENT, EventTree.json(event));
  }
}
