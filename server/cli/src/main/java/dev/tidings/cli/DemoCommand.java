package dev.tidings.cli;

import dev.tidings.sink.http.ServerAccess;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tidings demo}: a server with a real cluster's events in it. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Starts a server, feeds it what happened in a real cluster within 21 minutes, with all times"
          + " moved so that it ends now, shows the newest events, and goes on until Ctrl-C.",
      "",
    },
    footer = {
      "",
      "Examples:",
      "  tidings demo",
      "  tidings demo --listen 127.0.0.1:0",
      "  tidings demo --once",
    })
final class DemoCommand implements Callable<Integer> {
  /** How much of the story happens before the eyes of whoever looks on. */
  private static final Duration LIVE = Duration.ofMinutes(3);

  /** Nobody who comes back from lunch should find the demo empty. */
  private static final Duration EVENT_TTL = Duration.ofHours(24);

  private final InstantSource clock;
  private final Terminal terminal;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      converter = ListenAddress.Converter.class,
      description = "Where to listen; port 0 picks a free one. Default: ${DEFAULT-VALUE}.")
  private ListenAddress listen = new ListenAddress("127.0.0.1", 7400);

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keep the store and the kubeconfig here. Default: a temporary folder.")
  private @Nullable Path data;

  @Option(
      names = "--once",
      description = "Tell the whole story at once, show the newest events, and end.")
  private boolean once;

  DemoCommand(InstantSource clock, Terminal terminal) {
    this.clock = clock;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws CommandFailure {
    try (ExitSignal signal = ExitSignal.install();
        DemoFolder folder = DemoFolder.open(data);
        TidingsServer server = TidingsServer.start(options(folder), clock);
        var api = new ApiClient(ServerAccess.of(server.url()))) {
      show(folder, server, api);
      if (!once) {
        signal.await();
      }
    } catch (InterruptedException ended) {
      // Ctrl-C in the middle of the story: everything has been closed
      return 0;
    }
    return 0;
  }

  private ServeOptions options(DemoFolder folder) {
    var options = new ServeOptions();
    options.listen = listen;
    options.data = folder.store();
    options.kubeconfigOut = folder.kubeconfig();
    options.eventTtl = EVENT_TTL;
    String contradiction = options.contradiction();
    if (contradiction != null) {
      throw new ParameterException(spec.commandLine(), contradiction);
    }
    return options;
  }

  private void show(DemoFolder folder, TidingsServer server, ApiClient api)
      throws CommandFailure, InterruptedException {
    if (server.events() > 0) {
      throw new CommandFailure(
          folder.path() + " holds events already; a demo needs a folder of its own (--data)");
    }
    DemoStory story = DemoStory.endingIn(once ? Duration.ZERO : LIVE, clock);
    var screen = new DemoScreen(spec.commandLine().getOut(), terminal);
    screen.opening(server.url(), folder);
    try (Playback telling = story.tell(api, clock)) {
      past(story, telling);
      failIfRefused(telling.tally());
      var newest = new NewestEvents(ObjectEvents.all(api).list());
      screen.newest(newest, clock.instant());
      if (once) {
        return;
      }
      screen.commands(server.url(), folder, newest);
      telling.playUntil(
          Instant.MAX, () -> screen.live(Duration.between(clock.instant(), story.end())));
      failIfRefused(telling.tally());
      screen.end();
    }
  }

  private static void failIfRefused(ReplayTally tally) throws CommandFailure {
    if (tally.refused() > 0 || tally.of(ReplayTally.Outcome.CREATED) == 0) {
      throw new CommandFailure("the server did not take the whole story: " + tally.counts());
    }
  }

  private void past(DemoStory story, Playback telling) throws CommandFailure, InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    try (var bar = new ProgressBar(err, terminal, clock, story.count())) {
      telling.playUntil(clock.instant(), () -> bar.at(telling.tally().done()));
    }
  }
}
