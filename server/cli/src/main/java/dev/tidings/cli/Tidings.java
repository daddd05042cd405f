package dev.tidings.cli;

import dev.tidings.api.reload.UnusableFileException;
import dev.tidings.store.NewerFormatException;
import dev.tidings.store.StoreException;
import java.io.PrintWriter;
import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The {@code tidings} command. Exit codes: 0 done, 1 the machine failed it, 2 used wrongly, as with
 * files that make no sense or a store that only a newer version reads.
 */
public final class Tidings {
  private Tidings() {}

  public static void main(String[] arguments) {
    System.exit(commandLine(InstantSource.system(), Terminal.detect()).execute(arguments));
  }

  static CommandLine commandLine(InstantSource clock, Terminal terminal) {
    return withManners(
        new CommandLine(new TidingsCommand())
            .addSubcommand(new DemoCommand(clock, terminal))
            .addSubcommand(new ServeCommand(clock))
            .addSubcommand(new SearchCommand(clock, terminal))
            .addSubcommand(new TopCommand(clock, terminal))
            .addSubcommand(new TailCommand(clock, terminal))
            .addSubcommand(new DescribeCommand(clock))
            .addSubcommand(new ReplayCommand(clock, terminal))
            .addSubcommand(new AgentCommand(clock))
            .addSubcommand(new CompactCommand())
            .addSubcommand(snapshots(clock))
            .addSubcommand(routes(clock))
            .addSubcommand(new CompletionCommand())
            .addSubcommand(new VersionCommand()));
  }

  /** A command that reads its flags, and says what goes wrong, as all of ours do. */
  static CommandLine withManners(CommandLine command) {
    Words.read(command, OutputOptions.Form.class);
    Words.read(command, OutputOptions.Colours.class);
    Words.read(command, TopCommand.By.class);
    Words.read(command, CompletionCommand.Shell.class);
    return command
        .setParameterExceptionHandler(Tidings::usedWrongly)
        .setExecutionExceptionHandler(Tidings::failed);
  }

  private static CommandLine snapshots(InstantSource clock) {
    return new CommandLine(new SnapshotCommand())
        .addSubcommand(new SnapshotSaveCommand())
        .addSubcommand(new SnapshotVerifyCommand())
        .addSubcommand(new SnapshotRestoreCommand(clock));
  }

  private static CommandLine routes(InstantSource clock) {
    return new CommandLine(new RoutesCommand())
        .addSubcommand(new RoutesCheckCommand(clock))
        .addSubcommand(new RoutesTestCommand(clock))
        .addSubcommand(new RoutesStatusCommand())
        .addSubcommand(new RoutesTemplateCommand());
  }

  private static int usedWrongly(ParameterException exception, String[] arguments) {
    CommandLine command = exception.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    say(command, name + ": " + exception.getMessage() + " (see " + name + " --help)");
    return ExitCode.USAGE;
  }

  /** A failure that is known is a line; one that is not comes with what a report needs. */
  static int failed(Exception exception, CommandLine command, ParseResult parsed) {
    if (exception instanceof CommandFailure || exception instanceof StoreException) {
      say(command, "tidings: " + exception.getMessage());
    } else {
      say(command, "tidings: unexpected failure, please report it with these lines:");
      exception.printStackTrace(command.getErr());
      command.getErr().flush();
    }
    boolean usedWrongly =
        exception instanceof NewerFormatException
            || exception.getCause() instanceof UnusableFileException;
    if (usedWrongly) {
      return ExitCode.USAGE;
    }
    return exception instanceof CommandFailure failure ? failure.exit() : ExitCode.SOFTWARE;
  }

  private static void say(CommandLine command, String text) {
    PrintWriter err = command.getErr();
    err.println(text.strip().replaceAll("\\s*\\R\\s*", "; "));
    err.flush();
  }
}
