package dev.tidings.forward.settings;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** A file that cannot be used; the message names all that is wrong with it. */
public final class SettingsException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  SettingsException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, at least one thing, in the order of the file. */
  public List<Problem> problems() {
    return problems;
  }
}
