package dev.tidings.cli;

import dev.tidings.forward.routes.DropCause;
import dev.tidings.forward.routes.Route;
import dev.tidings.forward.routes.Routes;
import dev.tidings.forward.routes.SeenChange;
import dev.tidings.forward.routes.Sieve;
import dev.tidings.forward.routes.Sifted;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tidings routes test}: shows what routes would send, and sends nothing. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Shows what each route of a file would send of some events, and how many it would not send,"
          + " by cause. Nothing is sent.",
      "",
      "The events are what kubectl get events -o json (or yaml, or --watch -o json) prints, or the"
          + " notifications of a recorded watch. One that comes again is a repeat.",
      "",
    },
    footer = {
      "",
      "Example:",
      "  kubectl get events -A -o json | tidings routes test routes.yaml --input /dev/stdin",
    })
final class RoutesTestCommand implements Callable<Integer> {
  private final InstantSource clock;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description = "The routes file, or one of kubernetes-event-exporter.")
  @SuppressWarnings("NullAway.Init")
  private Path file;

  @Option(names = "--input", paramLabel = "EVENTS", required = true, description = "The events.")
  @SuppressWarnings("NullAway.Init")
  private Path input;

  RoutesTestCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws CommandFailure {
    Optional<Routes> routes = new RoutesSource(file, clock).read(spec.commandLine().getErr());
    if (routes.isEmpty()) {
      return ExitCode.USAGE;
    }
    String cluster = routes.get().cluster();
    List<SeenChange> seen =
        InputChanges.read(input).stream().map(change -> new SeenChange(cluster, change)).toList();
    PrintWriter out = spec.commandLine().getOut();
    for (Route route : routes.get().routes()) {
      show(new Sieve(route), seen, out);
    }
    out.flush();
    return ExitCode.OK;
  }

  private static void show(Sieve sieve, List<SeenChange> changes, PrintWriter out) {
    String name = sieve.route().name();
    var dropped = new EnumMap<DropCause, Integer>(DropCause.class);
    int sent = 0;
    for (SeenChange change : changes) {
      switch (sieve.sift(change)) {
        case Sifted.Wanted wanted -> {
          String body = new String(wanted.message().body(), StandardCharsets.UTF_8);
          out.println(name + " sends " + wanted.message().id() + ": " + body);
          sent++;
        }
        case Sifted.Unshaped each ->
            out.println(name + " cannot send " + each.message().id() + ": " + each.why());
        case Sifted.Dropped each -> dropped.merge(each.cause(), 1, Integer::sum);
      }
    }
    out.println(name + ": " + sent + " of " + changes.size() + " sent" + causes(dropped));
  }

  private static String causes(Map<DropCause, Integer> dropped) {
    return dropped.entrySet().stream()
        .map(each -> each.getValue() + " " + each.getKey().name().toLowerCase(Locale.ROOT))
        .map(each -> ", " + each)
        .collect(Collectors.joining());
  }
}
