package dev.tidings.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tidings compact}: makes a server drop its history. */
@Command(
    name = "compact",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Drops a server's history before now: lists at older revisions, their further pages and"
          + " watches from older revisions are answered 410 from then on. Events stay.",
    },
    footer = {"", "Example:", "  tidings compact --server http://127.0.0.1:7400"})
final class CompactCommand implements Callable<Integer> {
  private static final String PATH = "/apis/tidings.dev/v1/compact";

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private final ServerOptions server = new ServerOptions();

  @Override
  public Integer call() throws CommandFailure, InterruptedException {
    try (ApiClient api = server.connect()) {
      String revision = api.ask(PATH).path("revision").asString();
      PrintWriter out = spec.commandLine().getOut();
      out.println("compacted: history starts at revision " + revision);
      out.flush();
      return 0;
    }
  }
}
