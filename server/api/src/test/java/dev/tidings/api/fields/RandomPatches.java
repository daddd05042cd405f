package dev.tidings.api.fields;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.codec.ApplyBody;
import dev.tidings.codec.DecodeException;
import dev.tidings.event.ApiGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.node.ObjectNode;

/** Parts of events, few of them and with few values, so that they meet each other. */
final class RandomPatches {
  private final SplittableRandom random;
  private final ApiGroup group;

  RandomPatches(long seed, ApiGroup group) {
    random = new SplittableRandom(seed);
    this.group = group;
  }

  ApiGroup group() {
    return group;
  }

  String manager() {
    return "m" + random.nextInt(3);
  }

  boolean seldom() {
    return random.nextInt(4) == 0;
  }

  ObjectNode next() {
    return patch(group, fields());
  }

  /** With something that no other patch has, so that there is always someone who owns something. */
  ObjectNode first() {
    return patch(group, "\"type\":\"Normal\"," + fields());
  }

  private String fields() {
    boolean core = group == ApiGroup.CORE;
    List<String> fields = new ArrayList<>();
    maybe(fields, (core ? "\"message\":\"" : "\"note\":\"") + value() + "\"");
    maybe(fields, "\"reason\":\"" + value() + "\"");
    maybe(fields, (core ? "\"count\":" : "\"deprecatedCount\":") + number());
    maybe(fields, "\"series\":{\"count\":" + number() + ",\"lastObservedTime\":" + time() + "}");
    String source = core ? "\"source\":{\"" : "\"deprecatedSource\":{\"";
    maybe(fields, source + either("component", "host") + "\":\"" + value() + "\"}");
    String object = core ? "\"involvedObject\":" : "\"regarding\":";
    maybe(fields, object + "{\"kind\":\"Pod\",\"" + either("name", "uid") + "\":\"x\"}");
    fields.add("\"metadata\":{" + metadata() + "}");
    return String.join(",", fields);
  }

  private String metadata() {
    List<String> parts = new ArrayList<>(List.of("\"name\":\"e1\""));
    maybe(parts, "\"labels\":{\"a\":\"" + value() + "\"}");
    maybe(parts, "\"annotations\":{\"" + value() + "\":\"" + value() + "\"}");
    maybe(parts, "\"finalizers\":[\"example.com/" + value() + "\",\"example.com/z\"]");
    maybe(
        parts,
        "\"ownerReferences\":[{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"name\":\""
            + value()
            + "\",\"uid\":\""
            + value()
            + "\"}]");
    return String.join(",", parts);
  }

  private void maybe(List<String> parts, String part) {
    if (random.nextBoolean()) {
      parts.add(part);
    }
  }

  private String value() {
    return either("x", "y");
  }

  private String either(String one, String other) {
    return random.nextBoolean() ? one : other;
  }

  private String time() {
    return "\"2026-03-01T10:00:0" + number() + ".000000Z\"";
  }

  private int number() {
    return 1 + random.nextInt(2);
  }

  /** An event with something changed and something left out. */
  ObjectNode changed(ObjectNode event) {
    ObjectNode changed = event.deepCopy();
    ObjectNode changes = next();
    changes.forEachEntry(
        (name, value) -> {
          if (!name.equals("metadata")) {
            changed.set(name, value);
          }
        });
    if (seldom() && changed.path("metadata") instanceof ObjectNode metadata) {
      metadata.remove("labels");
      metadata.remove("finalizers");
    }
    return changed;
  }

  static ObjectNode patch(ApiGroup group, String fields) {
    String body =
        "{\"kind\":\"Event\",\"apiVersion\":\"" + group.apiVersion() + "\"," + fields + "}";
    try {
      return ApplyBody.parse(body.getBytes(UTF_8)).patch();
    } catch (DecodeException e) {
      throw new AssertionError(body, e);
    }
  }
}
