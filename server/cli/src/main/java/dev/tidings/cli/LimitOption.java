package dev.tidings.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The flag that says how many events are printed; they are held in memory until then. */
final class LimitOption {
  private static final int MOST = 10_000;

  @Spec(Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "The newest so many, 1 to 10000. Default: ${DEFAULT-VALUE}.")
  private int limit = 50;

  int limit() {
    return checked(limit, MOST, spec);
  }

  /** What a command was given as its limit, if it is one. */
  static int checked(int limit, int most, CommandSpec command) {
    if (limit < 1 || limit > most) {
      throw new ParameterException(
          command.commandLine(), "--limit is 1 to " + most + ", not " + limit);
    }
    return limit;
  }
}
