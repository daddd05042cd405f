package dev.tidings.load.server;

import dev.tidings.load.wire.Certificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How servers are started, and the folder that everything of theirs is in. Closing it deletes the
 * folder.
 *
 * @param command what {@code serve} and its flags are added to
 */
public record Launch(List<String> command, Path folder, Certificate certificate)
    implements AutoCloseable {
  /** Makes a new folder below another, and a certificate in it. */
  public static Launch prepare(List<String> command, Path below)
      throws IOException, InterruptedException {
    Files.createDirectories(below);
    Path folder = Files.createTempDirectory(below, "tidings-load-");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> leaveNothing(folder)));
    return new Launch(List.copyOf(command), folder, Certificate.make(folder));
  }

  /** Whatever ends this program, its servers end with it and their data go. */
  private static void leaveNothing(Path folder) {
    try {
      // Without its key no other server starts meanwhile.
      Files.deleteIfExists(folder.resolve(Certificate.KEY));
      ProcessHandle.current()
          .children()
          .filter(ProcessHandle::destroyForcibly)
          .forEach(child -> child.onExit().join());
      delete(folder);
    } catch (IOException left) {
      System.err.println("cannot delete " + folder + ": " + left.getMessage());
    }
  }

  /** A folder for a store that is not there yet. */
  public Path freshData() throws IOException {
    return Files.createTempDirectory(folder, "data-");
  }

  /** Deletes a folder and what is in it. */
  public static void delete(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  @Override
  public void close() throws IOException {
    delete(folder);
  }
}
