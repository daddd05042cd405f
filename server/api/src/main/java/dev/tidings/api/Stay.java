package dev.tidings.api;

import dev.tidings.api.authentication.User;
import dev.tidings.api.discovery.Route;
import dev.tidings.api.wire.HttpCall;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What one request takes up of what there is for all, more from step to step. Belongs to its event
 * loop.
 */
final class Stay {
  private final Admission admission;
  private final Route route;
  private boolean entered;
  private @Nullable User watcher;
  private Claim claim = Claim.FREE;

  Stay(Admission admission, Route route) {
    this.admission = admission;
    this.route = route;
  }

  /** Whether there is room for the request, whosever it is. */
  boolean enter() {
    entered = admission.tryEnter(route);
    return entered;
  }

  /** Whether the user may have this open for long, where that is what it is. */
  boolean goOn(User user) {
    if (!route.longRunning()) {
      return true;
    }
    boolean may = admission.tryWatch(user);
    watcher = may ? user : null;
    return may;
  }

  /** Whether there is a seat for the request; that may take a while to be known. */
  CompletionStage<Boolean> sit(HttpCall call) {
    claim = admission.claim(call, route);
    return claim.granted();
  }

  /** Leaves the seat to others: what goes on from here takes none. */
  void rise() {
    claim.giveUp();
  }

  /** Gives everything back; once. */
  void leave() {
    claim.giveUp();
    if (watcher != null) {
      admission.watchEnded(watcher);
    }
    if (entered) {
      admission.leave(route);
    }
  }
}
