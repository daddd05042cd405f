package dev.tidings.cli;

import java.time.InstantSource;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code kubectl tidings}, which kubectl finds as {@code kubectl-tidings}. Exit codes are those of
 * {@link Tidings}.
 */
@Command(
    name = "kubectl tidings",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "The history of objects of the current context's cluster, from a Tidings that collects its"
          + " events.",
    },
    footer = {
      "",
      "Examples:",
      "  kubectl tidings get pod/web-0 -n shop --since 7d",
      "  kubectl tidings describe pod/web-0 -n shop --since 7d",
    })
public final class KubectlTidings implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  private KubectlTidings() {}

  public static void main(String[] arguments) {
    System.exit(
        commandLine(InstantSource.system(), Terminal.detect(), System.getenv()).execute(arguments));
  }

  static CommandLine commandLine(
      InstantSource clock, Terminal terminal, Map<String, String> variables) {
    return Tidings.withManners(
        new CommandLine(new KubectlTidings())
            .addSubcommand(new KubectlGetCommand(clock, terminal, variables))
            .addSubcommand(new KubectlDescribeCommand(variables)));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "get or describe is missing");
  }
}
