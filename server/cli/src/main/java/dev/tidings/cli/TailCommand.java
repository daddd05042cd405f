package dev.tidings.cli;

import dev.tidings.cli.EventFollower.Patience;
import dev.tidings.cli.EventTable.Lead;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tidings tail}: events as they happen. */
@Command(
    name = "tail",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Prints events as they happen, in all clusters that the server has, until Ctrl-C. Goes on"
          + " where it was when the connection breaks, and says so when something is missing.",
      "",
    },
    footer = {
      "",
      "Examples:",
      "  tidings tail",
      "  tidings tail type=Warning -n shop",
      "  tidings tail kind=Node -o json",
    })
final class TailCommand implements Callable<Integer> {
  private final InstantSource clock;
  private final Terminal terminal;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private final QueryOptions query = new QueryOptions();
  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final ServerOptions server = new ServerOptions();

  TailCommand(InstantSource clock, Terminal terminal) {
    this.clock = clock;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CommandFailure, InterruptedException {
    Question stream = Question.of("stream").with("q", query.text());
    try (ApiClient api = server.connect()) {
      boolean several = new HistoryClient(api).mayHaveSeveralClusters();
      var printer = new TailPrinter(spec.commandLine(), output.form(), table(several), clock);
      printer.begin();
      new EventFollower(api, stream, Patience.usual(), printer).follow();
    }
    return 0;
  }

  private EventTable table(boolean severalClusters) {
    List<Lead> leads = new ArrayList<>(List.of(Lead.TIME));
    leads.addAll(query.leads(severalClusters));
    return new EventTable(leads, output.wide(), output.palette(terminal));
  }
}
