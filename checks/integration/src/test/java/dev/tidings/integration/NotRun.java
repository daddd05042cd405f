package dev.tidings.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The list of what could not be shown here, so that nothing that did not run passes for passed. */
public final class NotRun {
  /** Names the file that lines are added to. */
  static final String PROPERTY = "tidings.notRun";

  private NotRun() {}

  /** Adds {@code reason: what}. */
  public static synchronized void say(String reason, String what) throws IOException {
    Path file = Path.of(System.getProperty(PROPERTY, "target/not-run.txt")).toAbsolutePath();
    Files.createDirectories(file.resolveSibling("."));
    String line = reason + ": " + what + "\n";
    Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    System.out.print("not run: " + line);
  }
}
