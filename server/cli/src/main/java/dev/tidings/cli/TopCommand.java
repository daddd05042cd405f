package dev.tidings.cli;

import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code tidings top}: what happens most. */
@Command(
    name = "top",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Prints what has happened most, each repeat counted when it happened, beside the period of"
          + " the same length before.",
      "",
    },
    footer = {
      "",
      "Examples:",
      "  tidings top",
      "  tidings top --by object type=Warning --since 2h",
      "  tidings top --by namespace reason=BackOff --since 7d -o wide",
    })
final class TopCommand implements Callable<Integer> {
  private static final int MOST = 100;

  /** What {@code --by} takes. */
  enum By {
    REASON,
    OBJECT,
    OWNER,
    NAMESPACE,
    COMPONENT,
    KIND,
    TYPE,
    CLUSTER;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final InstantSource clock;
  private final Terminal terminal;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private final QueryOptions query = new QueryOptions();
  @Mixin private final PeriodOptions period = new PeriodOptions();

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      description = "What is counted: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private By by = By.REASON;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "The first so many, 1 to 100. Default: ${DEFAULT-VALUE}.")
  private int limit = 10;

  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final ServerOptions server = new ServerOptions();

  TopCommand(InstantSource clock, Terminal terminal) {
    this.clock = clock;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CommandFailure, InterruptedException {
    int most = LimitOption.checked(limit, MOST, spec);
    Question top =
        period.within(
            Question.of("top")
                .with("by", by.toString())
                .with("q", query.text())
                .with("limit", Integer.toString(most)));
    try (ApiClient api = server.connect()) {
      print(new HistoryClient(api).ask(top));
    }
    return 0;
  }

  private void print(JsonNode found) {
    var ranking = new RankingTable(found);
    CommandLine command = spec.commandLine();
    command
        .getOut()
        .print(
            switch (output.form()) {
              case TABLE, WIDE -> table(ranking);
              case JSON -> OutputOptions.json(found);
              case YAML -> OutputOptions.yaml(found);
              case NAME -> ranking.names();
            });
    command.getOut().flush();
  }

  private String table(RankingTable ranking) {
    if (!ranking.isEmpty()) {
      return ranking.text(output.wide(), output.palette(terminal), clock.instant());
    }
    FoundPrinter.sayThatThereAreNone(spec.commandLine());
    return "";
  }
}
