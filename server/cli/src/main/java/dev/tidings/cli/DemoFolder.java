package dev.tidings.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a demo lives: a folder that somebody chose, or one that goes away with it. */
record DemoFolder(Path path, boolean temporary) implements AutoCloseable {
  static DemoFolder open(@Nullable Path chosen) throws CommandFailure {
    try {
      return chosen == null
          ? new DemoFolder(temporaryFolder(), true)
          : new DemoFolder(chosen, false);
    } catch (IOException failed) {
      throw new CommandFailure("cannot make a temporary folder: " + failed, failed);
    }
  }

  /** Named as short as can be, for its path is to be typed. */
  private static Path temporaryFolder() throws IOException {
    Path parent = Path.of(System.getProperty("java.io.tmpdir"));
    Path named = parent.resolve("tidings-demo-" + ProcessHandle.current().pid());
    return Files.exists(named)
        ? Files.createTempDirectory("tidings-demo-")
        : Files.createDirectory(named, OwnerOnly.folder());
  }

  Path store() {
    return path.resolve("store");
  }

  Path kubeconfig() {
    return path.resolve("kubeconfig");
  }

  @Override
  public void close() throws CommandFailure {
    if (!temporary) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new CommandFailure("cannot remove " + path + ": " + failed, failed);
    }
  }
}
