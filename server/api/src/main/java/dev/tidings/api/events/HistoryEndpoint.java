package dev.tidings.api.events;

import dev.tidings.api.discovery.Route;
import dev.tidings.api.read.Answer;
import dev.tidings.api.read.EventHistories;
import dev.tidings.api.wire.Form;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.Negotiation;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.wire.Replies;
import dev.tidings.api.wire.Reply;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.EventKey;
import dev.tidings.store.EventStore;
import java.time.InstantSource;

/** Answers what an event has been, in every form that a list of events can have. */
public final class HistoryEndpoint {
  private final EventHistories histories;
  private final InstantSource clock;

  public HistoryEndpoint(EventStore store, InstantSource clock) {
    this.histories = new EventHistories(store);
    this.clock = clock;
  }

  /** What can be refused before anything is read. */
  public static void check(HttpCall call) throws RefusedException {
    Negotiation.requireKnownType(call, false);
    Negotiation.events(call);
  }

  public Reply answer(HttpCall call, Route.History route) throws RefusedException {
    Form form = Negotiation.events(call);
    EventShapes shapes = EventShapes.of(call, form, ApiGroup.CORE, clock);
    var key = new EventKey(route.namespace(), route.name());
    Answer.Many states = histories.of(key, call.query());
    return Replies.list(call, shapes.many(states), form, states.warnings());
  }
}
