package dev.tidings.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Golden cases, one dynamic test each. They come with the tests; {@code -Dtidings.conformance=DIR}
 * takes the files of the same names in another directory, as far as they are there.
 */
final class Golden {
  private static final String DIRECTORY = "tidings.conformance";
  private static final JsonMapper JSON = new JsonMapper();

  private Golden() {}

  /** A test for each case of {@code family.json}; says how many there are, and from where. */
  static Stream<DynamicTest> tests(String family, Consumer<JsonNode> test) {
    String file = family + ".json";
    Optional<Path> elsewhere = elsewhere(file);
    JsonNode recorded =
        elsewhere.map(JSON::readTree).orElseGet(() -> resource("conformance/" + file));
    List<JsonNode> cases = recorded.path("cases").valueStream().toList();
    System.out.printf(
        "conformance: %d cases of %s%n", cases.size(), elsewhere.map(Path::toString).orElse(file));
    return cases.stream()
        .map(c -> DynamicTest.dynamicTest(c.path("name").asString(), () -> test.accept(c)));
  }

  private static Optional<Path> elsewhere(String file) {
    return Optional.ofNullable(System.getProperty(DIRECTORY))
        .map(directory -> Path.of(directory, file))
        .filter(Files::exists);
  }

  static JsonNode resource(String name) {
    return JSON.readTree(text(name));
  }

  static String text(String name) {
    try (InputStream in = Golden.class.getClassLoader().getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
