package dev.tidings.api.operations;

import dev.tidings.api.discovery.RouteAction;
import java.io.IOException;

/** What a server forwards, for those who run it. Safe for use by several threads. */
public interface ForwardedRoutes {
  /** A server that forwards nothing. */
  ForwardedRoutes NONE =
      new ForwardedRoutes() {
        @Override
        public String list() {
          return "{\"kind\":\"RouteList\",\"apiVersion\":\"tidings.dev/v1\",\"items\":[]}\n";
        }

        @Override
        public Outcome ask(RouteAction action, String route) {
          return Outcome.NO_ROUTE;
        }
      };

  /** What became of a request. */
  enum Outcome {
    DONE,
    NO_ROUTE,
    /** There are no dead letters, or they are being delivered already. */
    NOTHING_TO_DO
  }

  /** All routes and what they are doing, as JSON. */
  String list();

  /**
   * Has a route do something; waits some seconds at most.
   *
   * @throws IOException when that cannot be remembered, and is not done
   */
  Outcome ask(RouteAction action, String route) throws IOException;
}
