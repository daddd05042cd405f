package dev.tidings.cli;

import dev.tidings.cli.ObjectEvents.Listed;
import dev.tidings.event.Event;
import dev.tidings.event.EventsBlock;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code tidings describe}: an object's events as kubectl describe shows them, without the object.
 */
@Command(
    name = "describe",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Prints the Events block of kubectl describe, for an object that the server need not have.",
      "",
      "KIND is what kubectl takes: pod, pods, po, Pod, deploy, deployments.apps; a kind that the"
          + " server does not name is looked for as it is written, in any case.",
      "",
    },
    footer = {
      "",
      "Examples:",
      "  tidings describe pod/web-0 -n shop",
      "  tidings describe deploy/web -n shop --follow",
      "  tidings describe node/node-1 --kubeconfig tidings.kubeconfig",
    })
final class DescribeCommand implements Callable<Integer> {
  private final InstantSource clock;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private final ServerOptions server = new ServerOptions();

  @Parameters(
      paramLabel = "KIND/NAME",
      arity = "1..2",
      description = "The object: pod/web-0, or pod web-0.")
  private List<String> words = new ArrayList<>();

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NS",
      description = "The object's namespace. Default: ${DEFAULT-VALUE}.")
  private String namespace = "default";

  @Option(
      names = {"-f", "--follow"},
      description =
          "Go on: print each new or repeated event when it comes, the time of day in front.")
  private boolean follow;

  DescribeCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws CommandFailure, InterruptedException {
    NamedObject object = NamedObject.one(words, spec);
    try (ApiClient api = server.connect()) {
      ObjectKind kind = ObjectKind.find(api, object.kind());
      var source = ObjectEvents.of(api, kind, namespace, object.name());
      describe(kind, source);
    }
    return 0;
  }

  private void describe(ObjectKind kind, ObjectEvents source)
      throws CommandFailure, InterruptedException {
    Listed listed = source.list();
    List<Event> events =
        listed.events().stream()
            .filter(event -> kind.matches(event.involvedObject().kind()))
            .toList();
    Instant now = clock.instant();
    PrintWriter out = spec.commandLine().getOut();
    out.print(EventsBlock.render(events, now));
    out.flush();
    if (follow) {
      new FollowedEvents(kind, source, clock, out).follow(listed);
    }
  }
}
