package dev.tidings.cli;

import dev.tidings.cli.KubectlProcess.Said;
import dev.tidings.sink.http.ServerAccess;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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
    KubectlProcess kubectl = options.kubectl();
    KubeContext current = KubeContext.current(kubectl);
    ServerAccess server = options.tidings();
    try (var api = new ApiClient(server)) {
      var history = new HistoryClient(api);
      ObjectKind kind = options.kind(api, current, object.kind());
      Question life =
          Question.of("objects")
              .with("cluster", options.cluster(current, server, history))
              .with("kind", kind.name())
              .with("namespace", kind.namespaced() ? options.namespace(current) : "")
              .with("name", object.name())
              .with("from", options.since());
      JsonNode events = history.ask(life);
      boolean there = describe(kubectl, object, current);
      PrintWriter out = spec.commandLine().getOut();
      out.print(events.path("describe").asString(""));
      out.flush();
      return there || !events.path("items").isEmpty() ? 0 : 1;
    }
  }

  /** What kubectl says of the object; false when it has none to say anything of. */
  private boolean describe(KubectlProcess kubectl, NamedObject object, KubeContext current)
      throws CommandFailure, InterruptedException {
    Said said =
        kubectl.run(
            "describe",
            "--show-events=false",
            "--namespace=" + options.namespace(current),
            "--",
            object.kind(),
            object.name());
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    out.print(said.out());
    err.print(said.err());
    out.flush();
    err.flush();
    return said.exit() == 0;
  }
}
