package dev.tidings.cli;

import picocli.CommandLine.ExitCode;

/** A command that cannot do its work; the message is one line. */
final class CommandFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final int exit;

  /** Through no fault of the flags. */
  CommandFailure(String message) {
    super(message);
    this.exit = ExitCode.SOFTWARE;
  }

  /** Through no fault of the flags. */
  CommandFailure(String message, Throwable cause) {
    super(message, cause);
    this.exit = ExitCode.SOFTWARE;
  }

  private CommandFailure(String message, int exit) {
    super(message);
    this.exit = exit;
  }

  /** For it was asked what makes no sense, as only the server could tell. */
  static CommandFailure wrongUse(String message) {
    return new CommandFailure(message, ExitCode.USAGE);
  }

  int exit() {
    return exit;
  }
}
