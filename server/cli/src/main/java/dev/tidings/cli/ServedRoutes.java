package dev.tidings.cli;

import dev.tidings.api.discovery.RouteAction;
import dev.tidings.api.operations.ForwardedRoutes;
import dev.tidings.forward.pump.Forwarder;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A forwarder's routes, as the API shows them; none before there is a forwarder. */
final class ServedRoutes implements ForwardedRoutes {
  private volatile @Nullable Forwarder forwarder;

  /** From now on these are shown. */
  void show(Forwarder begun) {
    forwarder = begun;
  }

  @Override
  public String list() {
    Forwarder shown = forwarder;
    return shown == null ? NONE.list() : RouteListJson.of(shown.status());
  }

  @Override
  public Outcome ask(RouteAction action, String route) throws IOException {
    Forwarder shown = forwarder;
    if (shown == null) {
      return Outcome.NO_ROUTE;
    }
    Forwarder.Outcome outcome =
        switch (action) {
          case PAUSE -> shown.pause(route);
          case RESUME -> shown.resume(route);
          case REDELIVER -> shown.redeliver(route);
        };
    return switch (outcome) {
      case DONE -> Outcome.DONE;
      case NO_ROUTE -> Outcome.NO_ROUTE;
      case NOTHING_TO_DO -> Outcome.NOTHING_TO_DO;
    };
  }
}
