package dev.tidings.load;

import dev.tidings.load.measure.Bench;
import dev.tidings.load.measure.Measurements;
import dev.tidings.load.measure.Results;
import dev.tidings.load.measure.Scale;
import dev.tidings.load.report.Machine;
import dev.tidings.load.report.Page;
import dev.tidings.load.report.Table;
import dev.tidings.load.server.Launch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./bench server}: exits with 1 when something could not be measured. */
@Command(
    name = "server",
    mixinStandardHelpOptions = true,
    description = {
      "Measures a server of its own under load, over TLS with HTTP/1.1, and prints each figure"
          + " beside the reference's and what it must be.",
      "",
      "  create     creations by 1, 64 and 256 workers, beside an echo server",
      "  patch      updates by 64 workers",
      "  mix        creations, updates and lists with 10 watches, while the store grows",
      "  object     the events of one object, while the store grows",
      "  uid        the same by uid over all namespaces",
      "  pages      everything, in pages of 500",
      "  table      a namespace as kubectl asks for it, in one piece",
      "  memory     resident memory of the full store",
      "  disk       the full store on disk, its history dropped",
      "  start      start on the full store, after a stop and after kill -9",
      "  watch      100 watches of everything",
      "  fan-out    1,000 watches of everything",
      "  own-watch  1,000 watches of a namespace or object each",
      "  expiry     a full store of which everything is due at once",
      "",
    })
final class ServerCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private final Place place = new Place();

  @Parameters(paramLabel = "NAME", description = "What to measure. Default: everything.")
  private List<String> names = List.of();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often each thing is measured. Default: ${DEFAULT-VALUE}.")
  private int rounds = Scale.FULL.rounds();

  @Option(
      names = "--max-events",
      paramLabel = "N",
      description =
          "How many events the store grows to. Default: ${DEFAULT-VALUE}; with another number"
              + " nothing is written.")
  private long maxEvents = Scale.FULL.mostEvents();

  @Option(
      names = "--quick",
      description = "For trying: one short round on a small store; nothing is written.")
  private boolean quick;

  @Option(
      names = "--page",
      paramLabel = "FILE",
      description = "The page that figures are written to. Default: ${DEFAULT-VALUE}.")
  private Path page = Path.of("docs/performance.md");

  @Option(
      names = "--write",
      description = "Write what was measured to the page, even if it was not everything.")
  private boolean write;

  @Override
  public Integer call() throws IOException, InterruptedException {
    refuseContradictions();
    Scale scale = quick ? Scale.QUICK : new Scale(rounds, Scale.FULL.round(), maxEvents);
    boolean isFullSize = scale.mostEvents() == Scale.FULL.mostEvents();
    Results results = new Results();
    try (Launch launch = place.prepare()) {
      String machine = Machine.describe(launch.folder());
      System.out.println(machine);
      Measurements.make(new Bench(launch, scale, Set.copyOf(names), results, System.out));
      if (write || (names.isEmpty() && isFullSize)) {
        write(machine, results);
      }
    }
    System.out.println("\n" + Table.of(results));
    if (!isFullSize) {
      System.out.printf("%nWhere a line says 1 million, it was %,d.%n", scale.mostEvents());
    }
    return results.failures().isEmpty() ? 0 : 1;
  }

  private void refuseContradictions() {
    Set<String> wanted = new LinkedHashSet<>(names);
    wanted.removeAll(Measurements.NAMES);
    if (!wanted.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "nothing is called " + wanted);
    }
    if (write && (quick || maxEvents != Scale.FULL.mostEvents())) {
      throw new ParameterException(
          spec.commandLine(),
          String.format(
              Locale.ROOT,
              "the page is about stores of %,d events: --write goes with neither --quick nor"
                  + " another --max-events",
              Scale.FULL.mostEvents()));
    }
  }

  /** Figures that were not measured this time stay what they were. */
  private void write(String machine, Results results) throws IOException {
    Path raw = page.toAbsolutePath().resolveSibling("charts").resolve("server.csv");
    Results all = names.isEmpty() ? new Results() : Results.read(raw);
    all.replace(results);
    all.write(raw);
    new Page(page).write(machine, all);
  }
}
