package dev.tidings.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What a command did: its exit code and what it printed. */
record CommandRun(int exit, String out, String err) {
  static CommandRun of(String... arguments) {
    return at(InstantSource.system(), arguments);
  }

  /** Runs a command that asks a server, half a minute after the events that this tells of. */
  static CommandRun asking(AnsweringServer server, String command, String... arguments) {
    var all = new ArrayList<>(List.of(command, "--server", server.url().toString()));
    all.addAll(List.of(arguments));
    return at(Answers.NOW, all.toArray(String[]::new));
  }

  /** Runs a command on a clock of one's own, without a terminal. */
  static CommandRun at(InstantSource clock, String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int exit =
        Tidings.commandLine(clock, Terminal.NONE)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new CommandRun(exit, out.toString(), err.toString());
  }
}
