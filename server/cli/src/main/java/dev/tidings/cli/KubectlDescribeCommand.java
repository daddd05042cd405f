package dev.tidings.cli;

import dev.tidings.cli.KubectlProcess.Said;
import dev.tidings.sink.http.ServerAccess;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code kubectl tidings describe}. */
@Command(
    name = "describe",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Prints what kubectl describe prints of an object, with all of its events that Tidings has in"
          + " place of the cluster's last hour. Of an object that is no more, only the events.",
      "",
    },
    footer = {
      "",
      "Examples:",
      "  kubectl tidings describe pod/web-0 -n shop --since 7d",
      "  kubectl tidings describe node node-1 --context prod --tidings-cluster eu",
    })
final class KubectlDescribeCommand implements Callable<Integer> {
  /** Of so many events the server tells. */
  private static final int MOST_EVENTS = 1000;

  private static final int HEADINGS = 3;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(
      paramLabel = "KIND/NAME",
      arity = "1..2",
      description = "The object: pod/web-0, or pod web-0.")
  private List<String> words = new ArrayList<>();

  @Mixin private final KubectlOptions options;

  KubectlDescribeCommand(Map<String, String> variables) {
    this.options = new KubectlOptions(variables);
  }

  @Override
  public Integer call() throws CommandFailure, InterruptedException {
    NamedObject object = NamedObject.one(words, spec);
    KubeContext current = options.current();
    ServerAccess server = options.tidings();
    try (var api = new ApiClient(server)) {
      var history = new HistoryClient(api);
      String cluster = options.cluster(current, server, history);
      ObjectKind kind = options.kind(api, cluster, current, object.kind());
      Question life =
          Question.of("objects")
              .with("cluster", cluster)
              .with("kind", kind.name())
              .with("namespace", kind.namespaced() ? options.namespace(current) : "")
              .with("name", object.name())
              .with("from", options.since());
      var events = new Described(history.ask(life));
      boolean there = describe(object, current);
      print(events);
      return there || events.hasAny() ? 0 : 1;
    }
  }

  private record Described(JsonNode life) {
    String block() {
      return life.path("describe").asString("");
    }

    /** Whether any of what happened did so to the object itself. */
    boolean hasAny() {
      return life.path("items")
          .valueStream()
          .anyMatch(item -> item.path("relation").asString("").equals("self"));
    }

    /** Whether the block may have been cut: it has a line or more for each of its events. */
    boolean isFull() {
      return block().lines().count() >= HEADINGS + MOST_EVENTS;
    }
  }

  private void print(Described events) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(events.block());
    out.flush();
    if (events.isFull()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("These are the newest " + MOST_EVENTS + " events of it; there may be more.");
      err.flush();
    }
  }

  /** What kubectl says of the object; false when it has none to say anything of. */
  private boolean describe(NamedObject object, KubeContext current)
      throws CommandFailure, InterruptedException {
    CommandLine command = spec.commandLine();
    Said said =
        options
            .kubectl()
            .run(
                command.getErr(),
                KubectlOptions.patience(current),
                "describe",
                "--show-events=false",
                "--namespace=" + options.namespace(current),
                "--",
                // of two words kubectl takes the second for the beginning of names
                object.kind() + "/" + object.name());
    command.getOut().print(said.out());
    command.getOut().flush();
    return said.exit() == 0;
  }
}
