package dev.tidings.recorder;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventSource;
import dev.tidings.event.ObjectReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Single calls, and the events that client-go's tools/record makes of them. */
class MakeEventConformanceTest {
  private static final Map<String, DropCause> REFUSALS =
      Map.of(
          "Could not construct reference, will not report event", DropCause.INVALID_OBJECT,
          "Unsupported event type", DropCause.INVALID_TYPE);

  @TestFactory
  Stream<DynamicTest> makesEventsLikeTheReference() {
    return Golden.tests("makeevent", MakeEventConformanceTest::check);
  }

  private static void check(JsonNode recorded) {
    var scheduler = new SimulatedScheduler(Instant.parse(recorded.path("now").asString()));
    List<Event> seen = new ArrayList<>();
    List<Outcome> outcomes = new ArrayList<>();
    EventBroadcaster broadcaster =
        EventBroadcaster.builder()
            .references(object -> typed(object, recorded))
            .fidelity(Fidelity.CLIENT_GO)
            .scheduler(scheduler)
            .random(new Random(1))
            .build();
    broadcaster.watch(seen::add);
    EventSource source = Golden.source(recorded.path("source"));
    EventRecorder recorder = broadcaster.recorder(new Reporter(source.component(), source.host()));

    record(recorder, recorded, outcomes);
    scheduler.settle();

    JsonNode expect = recorded.path("expect");
    if (expect.has("nothing")) {
      DropCause cause = requireNonNull(REFUSALS.get(expect.at("/log/0/msg").asString()));
      assertThat(outcomes).containsExactly(new Outcome.Dropped(cause));
      assertThat(seen).isEmpty();
    } else {
      Event expected = Golden.event(expect.path("event"), ApiGroup.CORE);
      assertThat(seen).hasSize(1);
      assertThat(Golden.withoutChance(seen.get(0))).isEqualTo(expected);
    }
    broadcaster.close(Duration.ZERO);
  }

  private static void record(EventRecorder recorder, JsonNode recorded, List<Outcome> outcomes) {
    JsonNode call = recorded.path("call");
    String message =
        recorded.at("/expect/formattedMessage").asString(call.path("message").asString(""));
    Map<String, String> annotations = new HashMap<>();
    call.path("annotations")
        .propertyStream()
        .forEach(each -> annotations.put(each.getKey(), each.getValue().asString()));
    recorder
        .about(object(recorded))
        .annotations(annotations)
        .whenSettled(outcomes::add)
        .record(call.path("type").asString(), call.path("reason").asString(), message);
  }

  /** The object that is recorded about: typed ones are known to some adapter, here this test. */
  private static @Nullable Object object(JsonNode recorded) {
    JsonNode object = recorded.path("object");
    return switch (recorded.path("objectForm").asString()) {
      case "nil" -> null;
      case "reference" -> Golden.reference(object);
      case "unstructured" -> new JsonMapper().convertValue(object, Map.class);
      default -> object;
    };
  }

  /** What an adapter does: the object's own kind, or else the one its type is known by. */
  private static Referenced typed(Object object, JsonNode recorded) {
    if (!(object instanceof JsonNode json) || json.path("metadata").isMissingNode()) {
      return new Referenced.Unknown();
    }
    JsonNode named = json.has("kind") || json.has("apiVersion") ? json : registered(recorded);
    if (named.isMissingNode()) {
      return new Referenced.Impossible("no kind is registered for the type");
    }
    JsonNode metadata = json.path("metadata");
    return new Referenced.To(
        new ObjectReference(
            named.path("kind").asString(""),
            metadata.path("namespace").asString(""),
            metadata.path("name").asString(""),
            metadata.path("uid").asString(""),
            named.path("apiVersion").asString(""),
            metadata.path("resourceVersion").asString(""),
            ""));
  }

  private static JsonNode registered(JsonNode recorded) {
    boolean known = recorded.path("scheme").asString().equals("kubernetes");
    return recorded.path(known ? "registeredKind" : "none");
  }
}
