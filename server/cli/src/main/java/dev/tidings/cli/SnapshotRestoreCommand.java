package dev.tidings.cli;

import dev.tidings.store.rocksdb.Restore;
import dev.tidings.store.rocksdb.SnapshotFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tidings snapshot restore}: a store of a saved file. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Makes a store of a saved file, in a folder that is empty or not there, for a server to be"
          + " started on.",
      "It begins at a revision far beyond those of the server that was saved, so clients that know"
          + " that one list anew (410).",
    },
    footer = {
      "",
      "Example:",
      "  tidings snapshot restore events.zip --data /var/lib/tidings",
    })
final class SnapshotRestoreCommand implements Callable<Integer> {
  private final InstantSource clock;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The file.")
  @SuppressWarnings("NullAway.Init")
  private Path file;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "The folder that the server will be given as --data.")
  @SuppressWarnings("NullAway.Init")
  private Path data;

  SnapshotRestoreCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    SnapshotFile whole = SnapshotFile.verify(file);
    long revision = Restore.into(data, whole, clock);
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "restored %s into %s: %s; begins at revision %d"
            .formatted(file, data, SnapshotVerifyCommand.describe(whole), revision));
    out.flush();
    return 0;
  }
}
