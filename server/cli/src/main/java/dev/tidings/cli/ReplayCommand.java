package dev.tidings.cli;

import dev.tidings.cli.Recording.Extent;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tidings replay}: plays a recorded watch through the API. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Plays a recording of events through the API of a server, as the clients did that wrote them:"
          + " creates, patches of what changed, creates again where a patch finds nothing.",
      "",
      "A recording holds the notifications of a watch, one JSON object a line (gzip or not):"
          + " {\"receivedAt\": TIME, \"type\": ADDED|MODIFIED|DELETED, \"object\": EVENT}. Deletions"
          + " that came within 5 minutes of the last write are repeated; later ones were the"
          + " recorded server's expiry and are left to the playing server's own.",
      "",
    },
    footer = {
      "",
      "Examples:",
      "  tidings replay events.jsonl.gz --shift-to-now",
      "  tidings replay events.jsonl --server http://127.0.0.1:7400 --speed 10",
    })
final class ReplayCommand implements Callable<Integer> {
  private final InstantSource clock;
  private final Terminal terminal;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private final ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "FILE", description = "The recording.")
  @SuppressWarnings("NullAway.Init")
  private Path file;

  @Option(
      names = "--speed",
      paramLabel = "N|max",
      converter = Pace.Converter.class,
      description = "Times as fast as recorded. Default: max, as fast as the server takes it.")
  private Pace pace = Pace.MAX;

  @Option(
      names = "--shift-to-now",
      description =
          "Move all times in the events by one offset: the recording ends when its playing ends.")
  private boolean shiftToNow;

  ReplayCommand(InstantSource clock, Terminal terminal) {
    this.clock = clock;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CommandFailure, InterruptedException {
    try (ApiClient api = server.connect()) {
      var recording = new Recording(file.toString(), () -> Files.newInputStream(file));
      replay(recording, recording.extent(), api);
    }
    return 0;
  }

  private void replay(Recording recording, Extent extent, ApiClient api)
      throws CommandFailure, InterruptedException {
    Instant start = clock.instant();
    Instant end = start.plus(pace.stretch(extent.length()));
    TimeShift shift = shiftToNow ? TimeShift.between(extent.last(), end) : TimeShift.NONE;
    try (var playback =
        new Playback(recording, api, shift, at -> pace.due(start, extent.first(), at), clock)) {
      ReplayTally tally = playback.tally();
      PrintWriter err = spec.commandLine().getErr();
      try (var bar = new ProgressBar(err, terminal, clock, extent.count())) {
        playback.playUntil(Instant.MAX, () -> bar.at(tally.done()));
      }
      PrintWriter out = spec.commandLine().getOut();
      out.println("replayed " + tally.summary(Duration.between(start, clock.instant())));
      out.flush();
    }
  }
}
