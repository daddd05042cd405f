package dev.tidings.api.operations;

import dev.tidings.api.discovery.Route;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.Replies;
import dev.tidings.api.wire.Reply;
import dev.tidings.store.EventStore;
import dev.tidings.store.StoreStats.Writing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Says whether the server is alive and ready, whole or check by check. With a full disk it is
 * alive, and can be read from, but not ready: a restart would not make room.
 */
public final class HealthEndpoint {
  private final List<Check> live;
  private final List<Check> ready;

  /** One thing that has to be well. */
  private record Check(String name, BooleanSupplier passes) {}

  /**
   * @param serving false once the server closes
   */
  public HealthEndpoint(EventStore store, BooleanSupplier serving) {
    var ping = new Check("ping", () -> true);
    this.live = List.of(ping, new Check("store", () -> writing(store) != Writing.ENDED));
    this.ready =
        List.of(
            ping,
            new Check("store", () -> writing(store) == Writing.WORKS),
            new Check("shutdown", serving));
  }

  private static Writing writing(EventStore store) {
    return store.stats().writing();
  }

  public Reply answer(HttpCall call, Route.Health route) {
    List<Check> checks = route.endpoint().equals("livez") ? live : ready;
    if (!route.part().isEmpty()) {
      return part(route, checks);
    }
    List<String> excluded = call.query().all("exclude");
    var lines = new ArrayList<String>();
    boolean passed = true;
    for (Check check : checks) {
      if (excluded.contains(check.name())) {
        lines.add("[+]" + check.name() + " excluded: ok");
      } else if (check.passes().getAsBoolean()) {
        lines.add("[+]" + check.name() + " ok");
      } else {
        lines.add("[-]" + check.name() + " failed: reason withheld");
        passed = false;
      }
    }
    return summary(call, route.endpoint(), passed, lines);
  }

  private static Reply part(Route.Health route, List<Check> checks) {
    return checks.stream()
        .filter(check -> check.name().equals(route.part()))
        .findFirst()
        .map(
            check ->
                check.passes().getAsBoolean()
                    ? Replies.text(200, "ok")
                    : Replies.text(500, "internal server error: " + check.name() + "\n"))
        .orElseGet(() -> Replies.text(404, "404 page not found\n"));
  }

  private static Reply summary(HttpCall call, String endpoint, boolean passed, List<String> lines) {
    String all = String.join("\n", lines) + "\n";
    if (!passed) {
      return Replies.text(500, all + endpoint + " check failed\n");
    }
    return call.query().first("verbose").isPresent()
        ? Replies.text(200, all + endpoint + " check passed\n")
        : Replies.text(200, "ok");
  }
}
