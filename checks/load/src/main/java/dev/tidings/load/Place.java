package dev.tidings.load;

import dev.tidings.load.server.Launch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The flags that say what is measured, and where its data are meanwhile. */
final class Place {
  @Option(
      names = "--tidings",
      paramLabel = "FILE",
      description = "The command to measure. Default: ${DEFAULT-VALUE}.")
  private Path tidings = Path.of("tidings");

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description =
          "Where the servers' data are while it lasts; on the disk that is to be measured."
              + " Default: ${DEFAULT-VALUE}.")
  private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

  Launch prepare() throws IOException, InterruptedException {
    return Launch.prepare(List.of(tidings.toAbsolutePath().toString()), folder);
  }

  Path folder() {
    return folder;
  }
}
