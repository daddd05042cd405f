package dev.tidings.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tidings routes} without a subcommand: only its help. */
@Command(
    name = "routes",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Checks and tries out files for tidings serve --routes, or --event-exporter-config, and tells"
          + " a server's routes what to do.",
    },
    footer = {
      "",
      "Examples:",
      "  tidings routes check routes.yaml",
      "  kubectl get events -A -o json > events.json",
      "  tidings routes test routes.yaml --input events.json",
      "  tidings routes status",
      "  tidings routes redeliver warnings",
    })
final class RoutesCommand implements Runnable {
  /** Where a server tells of its routes. */
  static final String PATH = "/apis/tidings.dev/v1/routes";

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Command(
      name = "pause",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description = "Has a server's route deliver nothing until it is resumed, restarts or not.")
  int pause(@Mixin ServerOptions server, @Parameters(paramLabel = "NAME") String route)
      throws CommandFailure, InterruptedException {
    return ask(server, route, "pause");
  }

  @Command(
      name = "resume",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description = "Lets a server's route go on where it was paused.")
  int resume(@Mixin ServerOptions server, @Parameters(paramLabel = "NAME") String route)
      throws CommandFailure, InterruptedException {
    return ask(server, route, "resume");
  }

  @Command(
      name = "redeliver",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description = {
        "Has a server's route deliver its dead letters again, beside what it delivers anyway. What"
            + " cannot be delivered is a dead letter again; their file is put aside.",
      })
  int redeliver(@Mixin ServerOptions server, @Parameters(paramLabel = "NAME") String route)
      throws CommandFailure, InterruptedException {
    return ask(server, route, "redeliver");
  }

  private int ask(ServerOptions server, String route, String action)
      throws CommandFailure, InterruptedException {
    String path = PATH + "/" + ApiClient.encode(route) + "/" + action;
    try (ApiClient api = server.connect()) {
      api.ask(path);
      PrintWriter out = spec.commandLine().getOut();
      out.println("route " + route + ": " + action + " is under way");
      out.flush();
      return 0;
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
