package dev.tidings.integration;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * One recorded conversation, as {@code conformance/http} and {@code conformance/kubectl} hold them.
 *
 * @param namespaces created and emptied before it is played
 * @param needs what a server must be for the recording to hold for it
 * @param steps in order, as recorded
 * @param json the whole, for what only one kind of recording has
 */
record Transcript(
    String name, List<String> namespaces, Set<String> needs, List<Step> steps, JsonNode json) {

  static Transcript of(JsonNode json) {
    return new Transcript(
        json.path("name").stringValue(),
        texts(json.path("namespaces")),
        Set.copyOf(texts(json.path("needs"))),
        json.path("steps").valueStream().map(Step::of).toList(),
        json);
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::stringValue).collect(Collectors.toList());
  }

  /** How often the server is asked. */
  long requests() {
    return steps.stream().filter(step -> step.has("request")).count();
  }

  Step step(String id) {
    return steps.stream().filter(step -> step.id().equals(id)).findFirst().orElseThrow();
  }

  /** One step, with all that its recording says. */
  record Step(String id, JsonNode json) {
    static Step of(JsonNode json) {
      return new Step(json.path("id").stringValue(), json);
    }

    boolean has(String name) {
      return json.has(name);
    }

    boolean flag(String name) {
      return json.path(name).asBoolean(false);
    }

    String text(String name) {
      return json.path(name).asString("");
    }

    JsonNode expect() {
      return json.path("expect");
    }

    /**
     * Sleeps as long as the recording did before this step: real time that a server lives through.
     */
    void pause() throws InterruptedException {
      Thread.sleep(Math.round(json.path("wait").asDouble(0) * 1000));
    }
  }
}
