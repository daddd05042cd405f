package dev.tidings.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tidings routes} without a subcommand: only its help. */
@Command(
    name = "routes",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Checks and tries out files for tidings serve --routes, or --event-exporter-config.",
    footer = {
      "",
      "Examples:",
      "  tidings routes check routes.yaml",
      "  kubectl get events -A -o json > events.json",
      "  tidings routes test routes.yaml --input events.json",
    })
final class RoutesCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
