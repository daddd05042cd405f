package dev.tidings.integration;

import dev.tidings.integration.Transcript.Step;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Compares an answer with what a step of a transcript expects. */
final class AnswerCheck {
  private static final List<String> COMPARED_HEADERS =
      List.of(
          "Content-Type",
          "Warning",
          "Retry-After",
          "Allow",
          "Content-Encoding",
          "Cache-Control",
          "Location",
          "X-Content-Type-Options",
          "ETag",
          "Vary");

  /** Absent from the expectation, they must be absent from the answer. */
  private static final Set<String> NEVER_EXTRA =
      Set.of("Warning", "Retry-After", "Content-Encoding");

  private static final int PREFIX = 4;

  private final Placeholders placeholders;

  AnswerCheck(Placeholders placeholders) {
    this.placeholders = placeholders;
  }

  /** The first difference of a whole answer. */
  Optional<Difference> ofAnswer(Step step, WireAnswer.Whole answer) {
    if (step.flag("anyStatus")) {
      return Optional.empty();
    }
    return ofHead(step.expect(), answer.status(), answer.headers()).or(() -> ofBody(step, answer));
  }

  /** The first difference of what a watch said. */
  Optional<Difference> ofWatch(Step step, OpenWatch watch, OpenWatch.Seen seen) {
    JsonNode expect = step.expect();
    List<JsonNode> lines = seen.lines().stream().map(JsonMapper.shared()::readTree).toList();
    ArrayNode got = JsonNodeFactory.instance.arrayNode();
    got.addAll(step.flag("anyOrder") ? LooseOrder.byObject(lines) : lines);
    boolean ended = expect.path("ended").asBoolean(false);
    var comparison = new JsonComparison(placeholders, false, step.flag("managedFields"));
    return ofHead(expect, watch.status(), watch.headers())
        .or(() -> comparison.difference(expect.path("lines"), got, "lines"))
        .or(
            () ->
                ended == seen.ended()
                    ? Optional.empty()
                    : Optional.of(Difference.at("ended", ended, seen.ended())));
  }

  private static Optional<Difference> ofHead(
      JsonNode expect, int status, Map<String, List<String>> headers) {
    if (status != expect.path("status").intValue()) {
      return Optional.of(Difference.at("status", expect.path("status"), status));
    }
    for (String name : COMPARED_HEADERS) {
      List<String> want = values(expect.path("headers").path(name));
      List<String> got = headers.getOrDefault(name, List.of());
      if (name.equals("ETag") && !got.isEmpty()) {
        got = List.of("<etag>");
      }
      boolean compared = !want.isEmpty() || NEVER_EXTRA.contains(name);
      if (compared && !want.equals(got)) {
        return Optional.of(Difference.at("headers." + name, want, got));
      }
    }
    return Optional.empty();
  }

  private static List<String> values(JsonNode recorded) {
    return recorded.isArray()
        ? recorded.valueStream().map(JsonNode::stringValue).toList()
        : recorded.stringValueOpt().stream().toList();
  }

  private Optional<Difference> ofBody(Step step, WireAnswer.Whole answer) {
    JsonNode expect = step.expect();
    if (expect.has("prefixBase64")) {
      String want = expect.get("prefixBase64").stringValue();
      byte[] start = Arrays.copyOf(answer.body(), Math.min(PREFIX, answer.body().length));
      String got = Base64.getEncoder().encodeToString(start);
      return got.equals(want) ? Optional.empty() : Optional.of(Difference.at("body", want, got));
    }
    Optional<String> text = utf8(answer.body());
    return expect.has("text")
        ? ofText(expect.get("text").stringValue(), text.orElse(""), answer)
        : ofJson(step, text);
  }

  private Optional<Difference> ofText(String want, String got, WireAnswer.Whole answer) {
    boolean yaml = answer.header("Content-Type").orElse("").contains("yaml");
    var comparison = new JsonComparison(placeholders, false, true);
    return yaml // where it breaks long lines is free
        ? comparison.ofTexts(folded(want), folded(got), "text")
        : comparison.ofTexts(want, got, "text");
  }

  private static String folded(String yaml) {
    return yaml.replaceAll("\\s+", " ");
  }

  private Optional<Difference> ofJson(Step step, Optional<String> text) {
    JsonNode got;
    try {
      got = JsonMapper.shared().readTree(text.orElse("(not UTF-8)"));
    } catch (JacksonException e) {
      return Optional.of(Difference.at("$", "JSON", text.orElse("(not UTF-8)")));
    }
    boolean contains = !step.expect().has("body");
    JsonNode want = step.expect().path(contains ? "contains" : "body");
    if (step.flag("anyMessage")) {
      want = LooseOrder.withoutMessages(want);
      got = LooseOrder.withoutMessages(got);
    }
    if (step.flag("anyOrder")) {
      want = LooseOrder.withSortedCauses(want);
      got = LooseOrder.withSortedCauses(got);
    }
    return new JsonComparison(placeholders, contains, step.flag("managedFields"))
        .difference(want, got, "$");
  }

  private static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException binary) {
      return Optional.empty();
    }
  }
}
