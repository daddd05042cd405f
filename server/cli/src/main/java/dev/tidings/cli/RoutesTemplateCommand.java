package dev.tidings.cli;

import dev.tidings.forward.search.DocumentId;
import dev.tidings.forward.search.IndexName;
import dev.tidings.forward.search.SearchKind;
import dev.tidings.forward.search.Setup;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tidings routes template}: prints what a route with {@code setup: true} would make. */
@Command(
    name = "template",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Prints the policy and the index template that a route to Elasticsearch or OpenSearch makes with"
          + " setup: true, as the console of Kibana or OpenSearch Dashboards takes them.",
    },
    footer = {
      "",
      "Example:",
      "  tidings routes template opensearch --index 'events-{2006.01.02}'",
    })
final class RoutesTemplateCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(paramLabel = "STORE", description = "elasticsearch or opensearch.")
  private String store = "";

  @Option(
      names = "--index",
      paramLabel = "NAME",
      defaultValue = "tidings-events",
      description = "The route's index; default: ${DEFAULT-VALUE}.")
  private String index = "";

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "history",
      description = "The route's mode, history or upsert; default: ${DEFAULT-VALUE}.")
  private String mode = "";

  @Override
  public Integer call() {
    Setup setup =
        parsed(
            index,
            name ->
                Setup.of(
                    parsed(store, SearchKind::named),
                    IndexName.parse(name),
                    parsed(mode, DocumentId::ofMode)));
    PrintWriter out = spec.commandLine().getOut();
    setup.things().forEach(each -> out.println(each.console()));
    out.flush();
    return ExitCode.OK;
  }

  private <T> T parsed(String text, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException refused) {
      throw new ParameterException(spec.commandLine(), refused.getMessage(), refused);
    }
  }
}
