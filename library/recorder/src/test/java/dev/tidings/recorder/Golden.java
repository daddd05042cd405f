package dev.tidings.recorder;

import dev.tidings.codec.DecodeException;
import dev.tidings.codec.EventDecoder;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventSource;
import dev.tidings.event.ObjectReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Golden cases, one dynamic test each. They come with the tests; {@code -Dtidings.conformance=DIR}
 * takes the files of the same names in another directory, as far as they are there.
 */
final class Golden {
  private static final Pattern RANDOM_NAME =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  private static final JsonMapper JSON = new JsonMapper();

  private Golden() {}

  /** A test for each case of {@code family.json}; says how many there are, and from where. */
  static Stream<DynamicTest> tests(String family, Consumer<JsonNode> test) {
    String file = family + ".json";
    Optional<Path> elsewhere = elsewhere(file);
    JsonNode recorded = elsewhere.map(JSON::readTree).orElseGet(() -> resource(file));
    List<JsonNode> cases = recorded.path("cases").valueStream().toList();
    System.out.printf(
        "conformance: %d cases of %s%n", cases.size(), elsewhere.map(Path::toString).orElse(file));
    return cases.stream()
        .map(c -> DynamicTest.dynamicTest(c.path("name").asString(), () -> test.accept(c)));
  }

  private static Optional<Path> elsewhere(String file) {
    return Optional.ofNullable(System.getProperty("tidings.conformance"))
        .map(directory -> Path.of(directory, file))
        .filter(Files::exists);
  }

  private static JsonNode resource(String file) {
    String name = "conformance/" + file + ".gz";
    ClassLoader loader = Golden.class.getClassLoader();
    try (InputStream in = Objects.requireNonNull(loader.getResourceAsStream(name), name)) {
      return JSON.readTree(new GZIPInputStream(in));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  static JsonNode json(String text) {
    return JSON.readTree(text);
  }

  static Event event(JsonNode event, ApiGroup group) {
    try {
      return EventDecoder.decode(event, group).event();
    } catch (DecodeException e) {
      throw new IllegalArgumentException(event.toString(), e);
    }
  }

  /** The event, its name written UUID as in the cases if it is a random one (version 4). */
  static Event withoutChance(Event event) {
    return RANDOM_NAME.matcher(event.metadata().name()).matches()
        ? event.withMetadata(event.metadata().toBuilder().name("UUID").build())
        : event;
  }

  static ObjectReference reference(JsonNode reference) {
    return inEvent("involvedObject", reference).involvedObject();
  }

  static EventSource source(JsonNode source) {
    return inEvent("source", source).source();
  }

  private static Event inEvent(String field, JsonNode value) {
    ObjectNode event = JSON.createObjectNode();
    if (!value.isMissingNode()) {
      event.set(field, value);
    }
    return event(event, ApiGroup.CORE);
  }
}
