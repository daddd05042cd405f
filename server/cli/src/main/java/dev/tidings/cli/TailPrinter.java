package dev.tidings.cli;

import dev.tidings.cli.OutputOptions.Form;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import picocli.CommandLine;

/**
 * Prints events as they come. Deletions are printed where all that was sent is: as JSON and YAML.
 */
final class TailPrinter implements EventFollower.Reader {
  private final PrintWriter out;
  private final PrintWriter err;
  private final Form form;
  private final EventTable table;
  private final InstantSource clock;

  TailPrinter(CommandLine command, Form form, EventTable table, InstantSource clock) {
    this.out = command.getOut();
    this.err = command.getErr();
    this.form = form;
    this.table = table;
    this.clock = clock;
  }

  /** Prints what stands above all events. */
  void begin() {
    if (form == Form.TABLE || form == Form.WIDE) {
      out.print(table.headings(clock.instant()));
      out.flush();
    }
  }

  @Override
  public void happened(StreamedChange change) {
    FoundEvent found = change.found();
    String text =
        switch (form) {
          case JSON -> OutputOptions.jsonLine(found.json());
          case YAML -> "---\n" + OutputOptions.yaml(found.json());
          case NAME -> change.isDeletion() ? "" : found.name() + "\n";
          case TABLE, WIDE ->
              change.isDeletion() ? "" : table.rows(List.of(found), clock.instant());
        };
    out.print(text);
    out.flush();
  }

  @Override
  public void missed(String cluster) {
    String whose = cluster.isEmpty() ? "" : " of cluster " + cluster;
    say("events" + whose + " are missing here: the server does not have them any more");
  }

  @Override
  public void broke(String why) {
    say("the connection broke (" + why + "), trying to go on");
  }

  private void say(String what) {
    err.println("tidings: " + what);
    err.flush();
  }

  @Override
  public boolean left() {
    return out.checkError();
  }
}
