package dev.tidings.cli;

import picocli.CommandLine.Option;

/** From when to when. The server reads both: it is its clock that counts. */
final class PeriodOptions {
  @Option(
      names = "--since",
      paramLabel = "2h|7d|TIME",
      description = "From when on: a duration back from now, or a time as 2026-01-02T15:04:05Z.")
  private String since = "";

  @Option(names = "--until", paramLabel = "2h|7d|TIME", description = "Until when. Default: now.")
  private String until = "";

  /** Adds the period to a question. */
  Question within(Question question) {
    return question.with("from", since).with("to", until);
  }
}
