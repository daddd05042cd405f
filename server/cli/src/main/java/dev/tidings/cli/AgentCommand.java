package dev.tidings.cli;

import dev.tidings.collect.Agent;
import dev.tidings.sink.http.AccessException;
import dev.tidings.store.Cluster;
import java.io.IOException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tidings agent}: sends the events of a cluster that nobody can reach from outside. */
@Command(
    name = "agent",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Watches the events of a cluster and sends them to a Tidings server, until SIGTERM or Ctrl-C.",
      "",
      "It only makes connections, and takes none. While the server cannot be reached events wait on"
          + " disk; each is sent at least once and kept once.",
      "",
    },
    footer = {
      "",
      "Example:",
      "  tidings agent --upstream https://tidings.example.com:7443 --cluster edge-1 \\",
      "    --token-file /var/run/tidings/token --data /var/lib/tidings-agent",
    })
final class AgentCommand implements Callable<Integer> {
  private final InstantSource clock;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private final AgentOptions options = new AgentOptions();

  AgentCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws CommandFailure {
    String contradiction = contradiction();
    if (contradiction != null) {
      throw new ParameterException(spec.commandLine(), contradiction);
    }
    if (options.verbose) {
      Logs.verbose();
    }
    try (ExitSignal signal = ExitSignal.install();
        Agent agent = start()) {
      say("sending the events of " + options.cluster + " to " + options.upstream);
      signal.await();
      say(agent.summary());
    }
    return 0;
  }

  private @Nullable String contradiction() {
    if (!Cluster.isName(options.cluster)) {
      return "--cluster '"
          + options.cluster
          + "' is no name: it takes a-z, 0-9, dots and dashes, "
          + Cluster.MAX_NAME
          + " at most";
    }
    if (options.spoolBytes.bytes() < Agent.LEAST_SPOOL_BYTES) {
      return "--spool-bytes " + options.spoolBytes + " is too little, it takes at least 1Mi";
    }
    return options.insecure ? null : options.exposure();
  }

  private Agent start() throws CommandFailure {
    try {
      return Agent.start(
          new Agent.Task(options.cluster, options.source(), options.target()),
          new Agent.Place(options.data, options.spoolBytes.bytes(), clock, new SecureRandom()));
    } catch (AccessException | IOException unusable) {
      throw new CommandFailure("cannot start: " + unusable.getMessage(), unusable);
    }
  }

  private void say(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("tidings agent: " + text);
    out.flush();
  }
}
