package dev.tidings.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Requests to a kube-apiserver, as far as they were accepted or refused as invalid events. */
class ValidationConformanceTest {
  private static final String SUFFIX = "bcdfg";

  @TestFactory
  Stream<DynamicTest> acceptsAndRefusesLikeTheReference() {
    return Golden.tests("validation", ValidationConformanceTest::check);
  }

  private static void check(JsonNode recorded) {
    ApiGroup group = recorded.path("group").asString().isEmpty() ? ApiGroup.CORE : ApiGroup.EVENTS;
    String namespace = recorded.path("namespace").asString();
    Event event = JsonEvents.read(recorded.path("event"), group);
    List<FieldError> errors =
        recorded.has("old")
            ? update(event, JsonEvents.read(recorded.path("old"), group), group)
            : EventValidation.create(named(event, namespace), group);

    JsonNode expect = recorded.path("expect");
    assertThat(errors).isEqualTo(JsonEvents.causes(expect.path("errors")));
    if (!errors.isEmpty()) {
      String message = JsonEvents.expanded(expect.path("message").asString());
      assertThat(message).endsWith(" is invalid: " + FieldError.summary(errors));
    }
  }

  /** The server's part before it validates: it makes the name and fills in the namespace. */
  private static Event named(Event event, String namespace) {
    ObjectMeta given = event.metadata();
    ObjectMeta.Builder metadata = given.toBuilder().namespace(namespace);
    if (given.name().isEmpty() && !given.generateName().isEmpty()) {
      metadata.name(given.generateName() + SUFFIX);
    }
    return event.withMetadata(metadata.build());
  }

  /**
   * The server's part before it validates: what writers may not change comes from the old event.
   */
  private static List<FieldError> update(Event event, Event old, ApiGroup group) {
    ObjectMeta given = event.metadata();
    ObjectMeta kept = old.metadata();
    ObjectMeta metadata =
        given.toBuilder()
            .namespace(kept.namespace())
            .generation(kept.generation())
            .uid(given.uid().isEmpty() ? kept.uid() : given.uid())
            .creationTimestamp(kept.creationTimestamp())
            .deletionTimestamp(
                kept.deletionTimestamp() == null
                    ? given.deletionTimestamp()
                    : kept.deletionTimestamp())
            .deletionGracePeriodSeconds(kept.deletionGracePeriodSeconds())
            .build();
    return EventValidation.update(event.withMetadata(metadata), old, group);
  }
}
