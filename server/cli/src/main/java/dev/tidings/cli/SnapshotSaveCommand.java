package dev.tidings.cli;

import static java.util.Objects.requireNonNull;

import dev.tidings.store.rocksdb.SnapshotFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tidings snapshot save}: a file with all that a server has, or none. */
@Command(
    name = "save",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Saves everything that a server on this machine has, at one revision, while it serves.",
      "The file gets its name once it has been read again and found whole; until then it ends in"
          + " .part. A file that is there already is left alone.",
    },
    footer = {"", "Example:", "  tidings snapshot save events.zip --server http://127.0.0.1:7400"})
final class SnapshotSaveCommand implements Callable<Integer> {
  private static final String PATH = "/apis/tidings.dev/v1/snapshot";

  /** The server reads all that it has before it sends any of it. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private final ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "FILE", description = "Where to; must not be there yet.")
  @SuppressWarnings("NullAway.Init")
  private Path file;

  @Override
  public Integer call() throws CommandFailure, InterruptedException {
    if (Files.exists(file)) {
      throw isThere();
    }
    try (ApiClient api = server.connect()) {
      SnapshotFile saved = save(api);
      PrintWriter out = spec.commandLine().getOut();
      out.println("saved " + file + ": " + SnapshotVerifyCommand.describe(saved));
      out.flush();
      return 0;
    } catch (FileAlreadyExistsException meanwhile) {
      throw isThere();
    } catch (IOException e) {
      throw new CommandFailure("cannot save " + file + ": " + e, e);
    }
  }

  private CommandFailure isThere() {
    return new CommandFailure(file + " is there already and is left alone: name another file");
  }

  private SnapshotFile save(ApiClient api)
      throws IOException, CommandFailure, InterruptedException {
    Path folder = requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
    Path part = Files.createTempFile(folder, file.getFileName() + ".", ".part", OwnerOnly.file());
    // also when this is interrupted
    part.toFile().deleteOnExit();
    try {
      api.download(PATH, part, PATIENCE);
      return SnapshotFile.keep(part, file);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
