package dev.tidings.cli;

import java.io.PrintWriter;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code tidings routes status}: tells what a server's routes are doing. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Tells what each route of a server is doing, for each cluster: how far behind it is, what it"
          + " has delivered, dropped (by cause) and given up since the server's start.",
    },
    footer = {"", "Example:", "  tidings routes status --server http://127.0.0.1:7400"})
final class RoutesStatusCommand implements Callable<Integer> {
  private static final String LINE = "%-20s %-10s %-12s %8s %10s %10s %8s  %s%n";

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private final ServerOptions server = new ServerOptions();

  @Override
  public Integer call() throws CommandFailure, InterruptedException {
    try (ApiClient api = server.connect()) {
      PrintWriter out = spec.commandLine().getOut();
      out.printf(
          LINE, "ROUTE", "STATE", "CLUSTER", "LAG", "BEHIND", "DELIVERED", "DEAD", "DROPPED");
      api.read(RoutesCommand.PATH).path("items").forEach(route -> show(route, out));
      out.flush();
      return 0;
    }
  }

  private static void show(JsonNode route, PrintWriter out) {
    JsonNode status = route.path("status");
    for (JsonNode cluster : status.path("clusters")) {
      out.printf(
          LINE,
          route.path("metadata").path("name").asString(),
          status.path("state").asString(),
          cluster.path("cluster").asString(),
          cluster.path("lagSeconds").asString() + "s",
          cluster.path("lagRevisions").asString(),
          cluster.path("delivered").asString(),
          cluster.path("deadLettered").asString(),
          dropped(cluster.path("dropped")));
    }
    JsonNode trouble = status.path("lastTrouble");
    if (trouble.isObject()) {
      out.printf("  %s %s%n", trouble.path("time").asString(), trouble.path("why").asString());
    }
  }

  private static String dropped(JsonNode dropped) {
    var causes = new StringJoiner(", ");
    dropped
        .properties()
        .forEach(each -> causes.add(each.getValue().asString() + " " + each.getKey()));
    return causes.toString();
  }
}
