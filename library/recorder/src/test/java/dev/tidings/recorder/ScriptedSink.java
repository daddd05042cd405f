package dev.tidings.recorder;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.ObjectMeta;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A sink that answers what the golden case says, and then always takes what it is given. */
final class ScriptedSink implements EventSink {
  private final ApiGroup group;
  private final List<JsonNode> answers;
  private final Versions versions;
  private final SimulatedScheduler scheduler;
  private final List<Call> calls = new ArrayList<>();
  private IntConsumer afterCall = number -> {};

  /** Makes resource versions. */
  @FunctionalInterface
  interface Versions {
    long next(String name);
  }

  /** One request, and when it came. */
  record Call(String verb, Event event, @Nullable EventChange change, String answer, Instant at) {}

  ScriptedSink(ApiGroup group, JsonNode answers, SimulatedScheduler scheduler, Versions versions) {
    this.group = group;
    this.answers = answers.valueStream().toList();
    this.versions = versions;
    this.scheduler = scheduler;
  }

  void afterCall(IntConsumer action) {
    afterCall = action;
  }

  List<Call> calls() {
    return calls;
  }

  @Override
  public ApiGroup group() {
    return group;
  }

  @Override
  public SinkResult create(Event event) {
    return answer("create", event, null);
  }

  @Override
  public SinkResult patch(Event event, EventChange change) {
    return answer("patch", event, change);
  }

  private SinkResult answer(String verb, Event event, @Nullable EventChange change) {
    JsonNode script = calls.size() < answers.size() ? answers.get(calls.size()) : null;
    String kind = script == null ? "ok" : script.path("kind").asString();
    calls.add(new Call(verb, event, change, text(kind, script), scheduler.now()));
    afterCall.accept(calls.size());
    if (script == null || kind.equals("ok")) {
      return stored(event, script);
    }
    return switch (kind) {
      case "status" -> refused(script);
      case "requestConstructionError" -> new SinkResult.NotSent("bad url");
      default -> new SinkResult.Unreachable(kind);
    };
  }

  private SinkResult stored(Event event, @Nullable JsonNode script) {
    String name = event.metadata().name();
    ObjectMeta.Builder metadata = event.metadata().toBuilder();
    if (script != null && script.has("name")) {
      name = script.path("name").asString();
    }
    metadata.name(name).resourceVersion(String.valueOf(versions.next(name)));
    return new SinkResult.Stored(event.withMetadata(metadata.build()));
  }

  private static SinkResult refused(JsonNode script) {
    String cause = script.path("cause").asString("");
    SinkResult.Refused plain =
        SinkResult.Refused.of(script.path("code").asInt(0), script.path("reason").asString(""));
    return new SinkResult.Refused(
        plain.code(),
        plain.reason(),
        plain.message(),
        cause.isEmpty() ? Set.of() : Set.of(cause),
        plain.retryAfter());
  }

  /** As the cases write an answer down. */
  private static String text(String kind, @Nullable JsonNode script) {
    if (script == null || !kind.endsWith("tatus") || !script.has("code")) {
      return kind;
    }
    return kind + " " + script.path("code").asInt() + " " + script.path("reason").asString("");
  }
}
