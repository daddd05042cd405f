package dev.tidings.store.kit;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file system of a few mebibytes in memory, for tests of what happens when a disk is full. Where
 * there is no right to mount one the test does not run, and a line in the list of what did not run
 * (system property {@code tidings.notRun}) says so.
 */
public final class SmallDisk implements AutoCloseable {
  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /**
   * Mounts one, or ends the test.
   *
   * @param what is not shown without it
   */
  public static SmallDisk mount(Path folder, int mebibytes, String what)
      throws IOException, InterruptedException {
    String size = "size=" + mebibytes + "m";
    if (!run("mount", "-t", "tmpfs", "-o", size, "tmpfs", folder.toString())) {
      sayNotRun(what);
      abort("no right to mount a small disk");
    }
    return new SmallDisk(folder);
  }

  private static void sayNotRun(String what) throws IOException {
    Path file = Path.of(System.getProperty("tidings.notRun", "target/not-run.txt"));
    Files.writeString(
        file.toAbsolutePath(),
        "no right to mount a small disk: " + what + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException noSuchCommand) {
      return false;
    }
  }

  public Path resolve(String name) {
    return folder.resolve(name);
  }

  @Override
  public void close() throws InterruptedException {
    run("umount", folder.toString());
  }
}
