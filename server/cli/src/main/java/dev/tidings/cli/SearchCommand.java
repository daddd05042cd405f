package dev.tidings.cli;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tidings search}: events by their fields and the words of their messages. */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Finds events by their fields and the words of their messages, in all clusters that the"
          + " server has, and prints them as kubectl get events does, the newest last.",
      "",
    },
    footer = {
      "",
      "Examples:",
      "  tidings search 'type=Warning back-off' --since 2h",
      "  tidings search reason=FailedScheduling -n shop -o wide",
      "  tidings search 'owner=Deployment/web \"connection refused\"' --since 7d --limit 500",
    })
final class SearchCommand implements Callable<Integer> {
  private final InstantSource clock;
  private final Terminal terminal;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private final QueryOptions query = new QueryOptions();
  @Mixin private final PeriodOptions period = new PeriodOptions();
  @Mixin private final LimitOption limit = new LimitOption();
  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final ServerOptions server = new ServerOptions();

  SearchCommand(InstantSource clock, Terminal terminal) {
    this.clock = clock;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CommandFailure, InterruptedException {
    Question search = period.within(Question.of("search").with("q", query.text()));
    int most = limit.limit();
    try (ApiClient api = server.connect()) {
      FoundEvents found = new HistoryClient(api).search(search, most);
      CommandLine command = spec.commandLine();
      new FoundPrinter(command, output, output.palette(terminal))
          .print(found, query.leads(found.ofSeveralClusters()), clock);
    }
    return 0;
  }
}
