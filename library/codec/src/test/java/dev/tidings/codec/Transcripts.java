package dev.tidings.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;

/**
 * HTTP requests and answers recorded from a kube-apiserver. They come with the tests; {@code
 * -Dtidings.conformance=DIR} takes those of another directory.
 */
final class Transcripts {
  private static final String DIRECTORY = "tidings.conformance";
  private static final int FOLDERS_DEEP = 3;

  private Transcripts() {}

  /** One exchange, named by its transcript and its step. */
  record Step(String name, JsonNode json) {
    JsonNode request() {
      return json.path("request");
    }

    JsonNode expect() {
      return json.path("expect");
    }

    int status() {
      return expect().path("status").asInt(0);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Step> steps(Class<?> test, Predicate<Step> wanted) {
    List<Step> steps = all().stream().flatMap(List::stream).filter(wanted).toList();
    System.out.println(test.getSimpleName() + ": " + steps.size());
    return steps;
  }

  /** The steps of each transcript in order. */
  static List<List<Step>> all() {
    try (Stream<Path> files = Files.walk(directory(), FOLDERS_DEEP)) {
      return files
          .filter(file -> file.toString().matches(".*\\.json(\\.gz)?"))
          .sorted()
          .map(Transcripts::steps)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path directory() {
    return Optional.ofNullable(System.getProperty(DIRECTORY))
        .map(Path::of)
        .orElseGet(() -> Path.of(resources()));
  }

  private static URI resources() {
    return URI.create(String.valueOf(Transcripts.class.getResource("/conformance/http")));
  }

  private static List<Step> steps(Path file) {
    JsonNode transcript = read(file);
    var steps = new ArrayList<Step>();
    for (JsonNode step : transcript.path("steps")) {
      String id = step.path("id").asString("");
      steps.add(new Step(transcript.path("name").asString("") + " " + id, step));
    }
    return steps;
  }

  private static JsonNode read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      boolean zipped = file.toString().endsWith(".gz");
      return KubernetesJson.MAPPER.readTree(zipped ? new GZIPInputStream(in) : in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
