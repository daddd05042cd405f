package dev.tidings.load;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The load tool; {@code ./bench} starts it. */
@Command(
    name = "./bench",
    mixinStandardHelpOptions = true,
    subcommands = {ServerCommand.class, SoakCommand.class},
    description = "Puts load on a server and measures it.")
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }
}
