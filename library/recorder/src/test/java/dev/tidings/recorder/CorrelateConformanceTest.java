package dev.tidings.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Sequences of events as client-go's correlator takes them. */
class CorrelateConformanceTest {
  private static final Map<String, Function<Event, Object>> SPAM_KEYS =
      Map.of(
          "byReason",
          CorrelateConformanceTest::sourceObjectAndReason,
          "byNamespace",
          event -> event.involvedObject().namespace());
  private static final Map<String, Function<Event, String>> MESSAGES =
      Map.of("similarReason", event -> "similar: " + event.reason(), "plain", Event::message);

  private static Object sourceObjectAndReason(Event event) {
    ObjectReference object = event.involvedObject();
    return String.join(
        "/", event.source().component(), object.namespace(), object.name(), event.reason());
  }

  @TestFactory
  Stream<DynamicTest> correlatesLikeTheReference() {
    return Golden.tests("correlate", recorded -> replay(recorded, Fidelity.CLIENT_GO));
  }

  /** One case at work. */
  private static final class Replay {
    private final CoreCorrelator correlator;
    private Instant now;
    private int version = 1000;

    Replay(JsonNode recorded, Fidelity fidelity) {
      SinkOptions options =
          new SinkOptions(
              options(recorded),
              SeriesOptions.KUBERNETES,
              Repeats.COUNTED,
              DeliveryOptions.DEFAULT,
              fidelity,
              null);
      correlator = new CoreCorrelator(options, keys(recorded));
      long nanos = Long.parseLong(recorded.path("startUnixNanos").asString());
      now = Instant.EPOCH.plusNanos(nanos);
    }

    void step(JsonNode step) {
      now = now.plusMillis(step.path("advanceMillis").asLong(0));
      now = now.plusNanos(step.path("advanceNanos").asLong(0));
      Event event = Golden.event(step.path("event"), ApiGroup.CORE);
      Correlation correlation = correlator.correlate(Offer.of(event, now), now);
      Done done = Done.of(correlation);
      if (step.has("expectAnyOf")) {
        assertThat(done).isIn(step.path("expectAnyOf").valueStream().map(Done::of).toList());
      } else {
        assertThat(done).isEqualTo(Done.of(step.path("expect")));
      }
      if (correlation instanceof Correlation.Write write && !step.has("write")) {
        version++;
        correlator.stored(write, stored(write.event(), version));
      }
    }
  }

  private static void replay(JsonNode recorded, Fidelity fidelity) {
    var replay = new Replay(recorded, fidelity);
    recorded.path("steps").forEach(replay::step);
  }

  private static Event stored(Event event, int version) {
    ObjectMeta metadata =
        event.metadata().toBuilder().resourceVersion(String.valueOf(version)).build();
    return event.withMetadata(metadata);
  }

  /** What is done about an event, as the cases say it. */
  private record Done(String verb, @Nullable Event event, @Nullable JsonNode patch) {
    static Done of(Correlation correlation) {
      if (!(correlation instanceof Correlation.Write write)) {
        return new Done("skip", null, null);
      }
      EventChange change = write.change();
      return new Done(
          write.event().count() > 1 ? "patch" : "create",
          write.event(),
          change == null ? null : Patches.of(change));
    }

    static Done of(JsonNode expected) {
      if (expected.path("skip").asBoolean(false)) {
        return new Done("skip", null, null);
      }
      return new Done(
          expected.path("verb").asString(),
          Golden.event(expected.path("event"), ApiGroup.CORE),
          expected.has("patch") ? Golden.json(expected.path("patch").asString()) : null);
    }
  }

  static CorrelationOptions options(JsonNode recorded) {
    JsonNode options = recorded.path("options");
    Aggregation aggregation = Aggregation.KUBERNETES;
    SpamBudget spam = SpamBudget.KUBERNETES;
    return CorrelationOptions.KUBERNETES
        .withCacheSize(options.path("lruCacheSize").asInt(4096))
        .withAggregation(
            new Aggregation(
                options.path("maxEvents").asInt(aggregation.distinct()),
                Duration.ofSeconds(
                    options.path("maxIntervalSeconds").asLong(aggregation.window().toSeconds())),
                MESSAGES.getOrDefault(
                    options.path("messageFunc").asString(""), aggregation.message())))
        .withSpam(
            new SpamBudget(
                options.path("burst").asInt(spam.burst()),
                options.path("qps").asFloat(spam.perSecond())));
  }

  private static CorrelationKeys keys(JsonNode recorded) {
    JsonNode options = recorded.path("options");
    CorrelationKeys keys = ClientGoKeys.JOINED;
    boolean byKind = options.path("keyFunc").asString("").equals("byKindAndReason");
    return new CorrelationKeys(
        keys.full(),
        byKind ? event -> event.involvedObject().kind() + "/" + event.reason() : keys.group(),
        byKind ? event -> event.involvedObject().name() : keys.local(),
        SPAM_KEYS.getOrDefault(options.path("spamKeyFunc").asString(""), keys.spam()));
  }
}
