package dev.tidings.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.Event;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.OwnerReference;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvolvedObjectTest {
  private static final OwnerReference REPLICA_SET =
      new OwnerReference("apps/v1", "ReplicaSet", "web-5d", "uid-rs", true, null);
  private static final OwnerReference DEPLOYMENT =
      new OwnerReference("apps/v1", "Deployment", "web", "uid-d", true, true);
  private static final InvolvedObject POD =
      new InvolvedObject(
          Map.of("app", "web", "tier", "front"),
          Map.of("note", "says \"<hello>\""),
          List.of(REPLICA_SET),
          List.of(REPLICA_SET, DEPLOYMENT),
          true);

  private static Event event(Map<String, String> labels, Map<String, String> annotations) {
    ObjectMeta metadata =
        ObjectMeta.builder()
            .namespace("default")
            .name("e")
            .labels(labels)
            .annotations(annotations)
            .build();
    return Event.builder().metadata(metadata).build();
  }

  @Test
  void whatStandsBesideAnEventIsReadAsItWasWritten() {
    Event stored = POD.beside(event(Map.of(), Map.of("own", "kept")));

    assertThat(InvolvedObject.of(stored)).isEqualTo(POD);
    assertThat(stored.metadata().annotations()).containsEntry("own", "kept");
    assertThat(InvolvedObject.apartFrom(stored).metadata().annotations())
        .isEqualTo(Map.of("own", "kept"));
  }

  @Test
  void labelsOfTheObjectSelectTheEventUnlessItHasItsOwn() {
    Event stored = POD.beside(event(Map.of("app", "mine"), Map.of()));

    assertThat(stored.metadata().labels()).isEqualTo(Map.of("app", "mine", "tier", "front"));
  }

  @Test
  void anEventThatNobodyAskedAboutSaysNothingOfItsObject() {
    Event plain = event(Map.of("app", "web"), Map.of());

    assertThat(InvolvedObject.of(plain)).isEqualTo(InvolvedObject.UNKNOWN);
    assertThat(InvolvedObject.apartFrom(plain)).isSameAs(plain);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no json", "[]", "{\"labels\":1,\"ownerChain\":{}}", "\"text\""})
  void anAnnotationThatSaysNothingIsAsGoodAsNone(String annotation) {
    Event odd = event(Map.of(), Map.of(InvolvedObject.ANNOTATION, annotation));

    assertThat(InvolvedObject.of(odd)).isEqualTo(InvolvedObject.UNKNOWN);
  }
}
