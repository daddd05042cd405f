package dev.tidings.api;

import java.util.List;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Events as clients may send them: with any of their fields, and with any text in these. */
final class RandomBodies {
  /** What means something to one of the encodings, or to none. */
  private static final List<String> TEXTS =
      List.of(
          "",
          "plain",
          "no",
          "null",
          "~",
          "1e3",
          "0x1F",
          "2026-03-01",
          "- a",
          "a: b",
          "a #b",
          "%",
          "&x",
          "*x",
          "{",
          "[",
          "'",
          "\"",
          "\\",
          " lead",
          "trail ",
          "two\nlines",
          "\n",
          "tab\tbed",
          "\u0000\u0001",
          "<&>",
          "\u2028",
          "\u0085",
          "\ufeff",
          "\u00e9",
          "\u65e5\u672c",
          "\ud83d\ude00",
          "x".repeat(300));

  private final Random random;

  RandomBodies(long seed) {
    random = new Random(seed);
  }

  /** A core/v1 event of this name in the namespace {@code ns}. */
  ObjectNode next(String name) {
    ObjectNode event = JsonMapper.shared().createObjectNode();
    metadata(event.putObject("metadata").put("name", name));
    reference(event.putObject("involvedObject")).put("namespace", "ns");
    for (String field : List.of("reason", "message", "type", "action")) {
      sometimes(() -> event.put(field, text()));
    }
    for (String field : List.of("reportingComponent", "reportingInstance")) {
      sometimes(() -> event.put(field, "example.com/reporter"));
    }
    sometimes(() -> event.putObject("source").put("component", text()).put("host", text()));
    sometimes(() -> event.put("count", random.nextInt()));
    sometimes(() -> event.put("firstTimestamp", "2026-03-01T10:00:00Z"));
    sometimes(() -> event.put("lastTimestamp", "1969-12-31T23:59:59+02:00"));
    sometimes(() -> reference(event.putObject("related")));
    return event;
  }

  private void metadata(ObjectNode metadata) {
    sometimes(() -> entries(metadata.putObject("labels"), "v"));
    sometimes(() -> entries(metadata.putObject("annotations"), text()));
    sometimes(() -> metadata.putArray("finalizers").add("example.com/a").add("example.com/b"));
    sometimes(
        () ->
            metadata
                .putArray("ownerReferences")
                .addObject()
                .put("apiVersion", "v1")
                .put("kind", "Pod")
                .put("name", "p")
                .put("uid", "u")
                .put("controller", random.nextBoolean()));
  }

  private void entries(ObjectNode map, String value) {
    for (String name : List.of("b", "a.example/x", "a", "Z")) {
      sometimes(() -> map.put(name, value));
    }
  }

  private ObjectNode reference(ObjectNode reference) {
    for (String field :
        List.of("kind", "name", "uid", "apiVersion", "resourceVersion", "fieldPath")) {
      sometimes(() -> reference.put(field, text()));
    }
    return reference;
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private void sometimes(Runnable change) {
    if (random.nextBoolean()) {
      change.run();
    }
  }
}
