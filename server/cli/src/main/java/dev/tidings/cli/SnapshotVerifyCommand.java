package dev.tidings.cli;

import dev.tidings.store.rocksdb.SnapshotFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tidings snapshot verify}: reads a file to its end. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Reads a saved file to its end and compares it with the checksums in it; names the first"
            + " file in it that is damaged, and exits with 1 then.",
    footer = {"", "Example:", "  tidings snapshot verify events.zip"})
final class SnapshotVerifyCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The file.")
  @SuppressWarnings("NullAway.Init")
  private Path file;

  @Override
  public Integer call() {
    SnapshotFile whole = SnapshotFile.verify(file);
    PrintWriter out = spec.commandLine().getOut();
    out.println(file + " is whole: " + describe(whole));
    out.flush();
    return 0;
  }

  static String describe(SnapshotFile file) {
    return "%d events at revision %d, taken %s"
        .formatted(file.events(), file.revision(), file.taken());
  }
}
