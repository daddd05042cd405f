package dev.tidings.cli;

import picocli.CommandLine.Option;

/** The flag that says whether events are found. */
final class SearchOptions {
  @Option(
      names = "--search",
      paramLabel = "BOOL",
      arity = "0..1",
      fallbackValue = "true",
      description =
          "Keep an index of all events, for search, counts over time, and the pages under /ui."
              + " Switched off, it takes no room in DIR/search and no time; lists, watches and the"
              + " stream of changes stay. Default: true.")
  boolean search = true;
}
