package dev.tidings.cli;

import static java.util.stream.Collectors.joining;

import dev.tidings.cli.OutputOptions.Form;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import picocli.CommandLine;

/** Prints what a search has found: the newest last, where a reader's eyes are. */
record FoundPrinter(CommandLine command, OutputOptions output, Palette palette) {
  void print(FoundEvents found, List<EventTable.Lead> leads, InstantSource clock) {
    PrintWriter out = command.getOut();
    out.print(
        switch (output.form()) {
          case TABLE, WIDE -> table(found, leads, clock);
          case JSON -> OutputOptions.json(found.json());
          case YAML -> OutputOptions.yaml(found.json());
          case NAME -> names(found);
        });
    out.flush();
    if (output.form() == Form.TABLE || output.form() == Form.WIDE) {
      sayWhatIsLeftOut(found);
    }
  }

  private String table(FoundEvents found, List<EventTable.Lead> leads, InstantSource clock) {
    return found.events().isEmpty()
        ? ""
        : new EventTable(leads, output.wide(), palette)
            .withHeadings(found.events().reversed(), clock.instant());
  }

  private static String names(FoundEvents found) {
    return found.events().reversed().stream().map(event -> event.name() + "\n").collect(joining());
  }

  private void sayWhatIsLeftOut(FoundEvents found) {
    if (found.events().isEmpty()) {
      sayThatThereAreNone(command);
    } else if (found.total() > found.events().size()) {
      PrintWriter err = command.getErr();
      err.println(
          "These are the newest %d of %d events; --limit shows more."
              .formatted(found.events().size(), found.total()));
      err.flush();
    }
  }

  /** Not among what a program may read. */
  static void sayThatThereAreNone(CommandLine command) {
    command.getErr().println("No events found.");
    command.getErr().flush();
  }
}
