package dev.tidings.cli;

import dev.tidings.forward.routes.Routes;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tidings routes check}: tells what is wrong with a file. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Reads a routes file, with the kubeconfigs that it names, and tells what is wrong with it, as"
          + " FILE:LINE:COLUMN: text; exits with 2 then. Nothing is connected to.",
    },
    footer = {"", "Example:", "  tidings routes check routes.yaml"})
final class RoutesCheckCommand implements Callable<Integer> {
  private final InstantSource clock;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description = "The routes file, or one of kubernetes-event-exporter.")
  @SuppressWarnings("NullAway.Init")
  private Path file;

  RoutesCheckCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws CommandFailure {
    Optional<Routes> routes = new RoutesSource(file, clock).read(spec.commandLine().getErr());
    if (routes.isEmpty()) {
      return ExitCode.USAGE;
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(file + " can be used: routes: " + routes.get().routes().size());
    out.flush();
    return ExitCode.OK;
  }
}
