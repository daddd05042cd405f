package dev.tidings.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tidings serve}: a server until it is told to end. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Serves the Kubernetes Event API over a store in a folder, until SIGTERM or Ctrl-C.",
      "",
      "When it can answer, it prints one line: tidings: ready on URL in N ms (…). Durations are"
          + " written as in Kubernetes: 90s, 2h, 1h30m.",
      "",
    },
    footer = {
      "",
      "Examples:",
      "  tidings serve --kubeconfig-out tidings.kubeconfig",
      "  tidings serve --listen :7443 --tls-cert-file tls.crt --tls-private-key-file tls.key \\",
      "    --token-auth-file tokens.csv",
      "  tidings serve --memory 600Mi",
      "  tidings serve --config tidings.yaml         with lines such as: event-ttl: 2h",
    })
final class ServeCommand implements Callable<Integer> {
  private final InstantSource clock;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private final ServeOptions options = new ServeOptions();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Take flags from this YAML file too, named as here without --; flags win.")
  private @Nullable Path config;

  ServeCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws CommandFailure, InterruptedException {
    takeConfig();
    String contradiction = options.contradiction();
    if (contradiction != null) {
      throw new ParameterException(spec.commandLine(), contradiction);
    }
    if (options.verbose) {
      Logs.verbose();
    }
    warn(options.exposure());
    try (ExitSignal signal = ExitSignal.install();
        TidingsServer server = TidingsServer.start(options, clock)) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(server.ready(Duration.between(started(), Instant.now())));
      out.flush();
      signal.await();
    }
    return 0;
  }

  private void warn(@Nullable String exposure) {
    if (exposure != null) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("tidings: WARNING: --insecure: " + exposure);
      err.flush();
    }
  }

  private void takeConfig() {
    if (config != null) {
      new ConfigFile(config, spec.commandLine()).fillIn(spec.commandLine().getParseResult());
    }
  }

  /** What flags and file, which have been parsed, let the server have resident. */
  ByteQuantity budget() {
    takeConfig();
    return options.budget();
  }

  private static Instant started() {
    return ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
  }
}
