package dev.tidings.integration;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds transcripts: the copies among the test resources, or another directory of the same format.
 */
final class Transcripts {
  /** Names the directory to use in place of the copies; it may hold both kinds, also in folders. */
  static final String PROPERTY = "tidings.conformance";

  private static final int FOLDERS_DEEP = 3;

  private Transcripts() {}

  /** The transcripts of HTTP requests, by file name. */
  static List<Transcript> http() throws IOException {
    return having("request", "/conformance/http/cases");
  }

  /** The transcripts of kubectl commands, by file name. */
  static List<Transcript> kubectl() throws IOException {
    return having("argv", "/conformance/kubectl/cases");
  }

  private static List<Transcript> having(String stepPart, String resource) throws IOException {
    Optional<Path> told = Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of);
    List<Transcript> found = having(stepPart, told.orElse(copies(resource)));
    if (found.isEmpty()) {
      NotRun.say("no transcripts in " + told.orElseThrow(), "those with steps of " + stepPart);
    }
    return found;
  }

  private static List<Transcript> having(String stepPart, Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder, FOLDERS_DEEP)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(file -> JsonMapper.shared().readTree(file))
          .filter(json -> json.path("steps").valueStream().anyMatch(s -> s.has(stepPart)))
          .map(Transcript::of)
          .toList();
    }
  }

  private static Path copies(String resource) throws IOException {
    URL url = Objects.requireNonNull(Transcripts.class.getResource(resource), resource);
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IOException("test resources are no directory: " + url, e);
    }
  }
}
