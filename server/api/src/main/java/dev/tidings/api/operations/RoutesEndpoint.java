package dev.tidings.api.operations;

import dev.tidings.api.discovery.Route;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.Replies;
import dev.tidings.api.wire.Reply;
import dev.tidings.api.wire.Status;
import dev.tidings.api.wire.Statuses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** What operators ask of the routes of forwarded events. */
public final class RoutesEndpoint {
  private static final String GROUP = "tidings.dev";
  private static final String RESOURCE = "routes";

  private final ForwardedRoutes routes;

  public RoutesEndpoint(ForwardedRoutes routes) {
    this.routes = routes;
  }

  /** All of them, and what they are doing. */
  public Reply list(HttpCall call) {
    return Replies.json(call, routes.list());
  }

  /** Has one do something. */
  public Reply act(HttpCall call, Route.OnRoute asked) {
    var details = new Status.Details(asked.name(), GROUP, RESOURCE, "", List.of(), 0);
    Status status =
        switch (outcome(asked)) {
          case DONE -> new Status(true, "", "", details, "", 0);
          case NO_ROUTE -> Statuses.notFound(RESOURCE + "." + GROUP, RESOURCE, GROUP, asked.name());
          case NOTHING_TO_DO ->
              Status.failure(
                  409,
                  "Conflict",
                  "there are no dead letters, or they are being delivered already",
                  details);
        };
    return Replies.status(call, status, List.of());
  }

  private ForwardedRoutes.Outcome outcome(Route.OnRoute asked) {
    try {
      return routes.ask(asked.action(), asked.name());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
