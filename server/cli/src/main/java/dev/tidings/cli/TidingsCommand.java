package dev.tidings.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a subcommand: only its help. */
@Command(
    name = "tidings",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Keeps and serves Kubernetes events, without a Kubernetes.",
    footer = {
      "",
      "Examples:",
      "  tidings demo                     a server with a real cluster's events, to look around",
      "  tidings serve --data /var/lib/tidings --kubeconfig-out tidings.kubeconfig",
      "  kubectl --kubeconfig tidings.kubeconfig get events -A",
      "  tidings describe pod/web-0 -n shop",
      "",
      "tidings COMMAND --help tells more.",
    })
final class TidingsCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
