package dev.tidings.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tidings snapshot} without a subcommand: only its help. */
@Command(
    name = "snapshot",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Saves what a server has in a file, checks such files, and makes stores of them.",
    footer = {
      "",
      "Examples:",
      "  tidings snapshot save events.zip",
      "  tidings snapshot verify events.zip",
      "  tidings snapshot restore events.zip --data /var/lib/tidings",
    })
final class SnapshotCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
