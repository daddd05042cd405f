package dev.tidings.cli;

import dev.tidings.sink.http.ServerAccess;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kubectl tidings get}. */
@Command(
    name = "get",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Prints the events that Tidings has of a namespace, a kind or an object, as kubectl get events"
          + " does, the newest last.",
      "",
    },
    footer = {
      "",
      "Examples:",
      "  kubectl tidings get --since 7d",
      "  kubectl tidings get pod/web-0 -n shop -o wide",
      "  kubectl tidings get nodes --since 24h",
    })
final class KubectlGetCommand implements Callable<Integer> {
  private final InstantSource clock;
  private final Terminal terminal;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(
      paramLabel = "KIND[/NAME]",
      arity = "0..2",
      description = "What the events are about. Default: anything.")
  private List<String> words = new ArrayList<>();

  @Option(
      names = {"-A", "--all-namespaces"},
      description = "In all namespaces.")
  private boolean everywhere;

  @Mixin private final KubectlOptions options;
  @Mixin private final LimitOption limit = new LimitOption();
  @Mixin private final OutputOptions output = new OutputOptions();

  KubectlGetCommand(InstantSource clock, Terminal terminal, Map<String, String> variables) {
    this.clock = clock;
    this.terminal = terminal;
    this.options = new KubectlOptions(variables);
  }

  @Override
  public Integer call() throws CommandFailure, InterruptedException {
    NamedObject object = NamedObject.of(words, spec);
    int most = limit.limit();
    KubeContext current = options.current();
    ServerAccess server = options.tidings();
    try (var api = new ApiClient(server)) {
      var history = new HistoryClient(api);
      String cluster = options.cluster(current, server, history);
      Optional<ObjectKind> kind =
          object.isAnything()
              ? Optional.empty()
              : Optional.of(options.kind(api, cluster, current, object.kind()));
      Selection selection = selection(object, kind, options.namespace(current));
      Question search =
          Question.of("search")
              .with("q", QueryOptions.text(selection.terms(), cluster, selection.namespace()))
              .with("from", options.since());
      new FoundPrinter(spec.commandLine(), output, output.palette(terminal))
          .print(history.search(search, most), selection.leads(), clock);
    }
    return 0;
  }

  /**
   * Which events are meant.
   *
   * @param namespace empty for all
   */
  private record Selection(List<String> terms, String namespace) {
    List<EventTable.Lead> leads() {
      return namespace.isEmpty() ? List.of(EventTable.Lead.NAMESPACE) : List.of();
    }
  }

  private Selection selection(NamedObject object, Optional<ObjectKind> meant, String here)
      throws CommandFailure {
    String namespace = everywhere ? "" : here;
    if (meant.isEmpty()) {
      return new Selection(List.of(), namespace);
    }
    ObjectKind kind = meant.get();
    if (!kind.known()) {
      throw CommandFailure.wrongUse(
          "no kind '%s': the cluster names none, and Tidings has no event about one"
              .formatted(object.kind()));
    }
    var terms = new ArrayList<>(List.of(QueryOptions.equal("kind", kind.name())));
    if (!object.name().isEmpty()) {
      terms.add(QueryOptions.equal("name", object.name()));
    }
    // the events of what is in no namespace are somewhere else
    return new Selection(terms, kind.namespaced() ? namespace : "");
  }
}
