package dev.tidings.api.reload;

import java.io.IOException;
import java.nio.file.NoSuchFileException;

/**
 * Files that an operator names, and that make no sense or are not there. The message says which.
 */
public final class UnusableFileException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * Why files cannot be used.
   *
   * @param what they are together, for people: {@code token file}
   */
  public UnusableFileException(String what, IOException problem) {
    super("cannot use the " + what + ": " + text(problem), problem);
  }

  /** A problem, for people. */
  static String text(IOException problem) {
    return problem instanceof NoSuchFileException
        ? "no such file: " + problem.getMessage()
        : String.valueOf(problem.getMessage());
  }
}
