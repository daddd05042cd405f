package dev.tidings.forward.destinations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventValidation;
import dev.tidings.event.ObjectMeta;
import dev.tidings.forward.Message;
import dev.tidings.forward.kit.Events;
import org.junit.jupiter.api.Test;

class ForwardedEventTest {
  private static final Event NODE = Events.ofNode("node-1.17");

  private static Event forwarded(Event event, String namespace) {
    return new ForwardedEvent("nodes", namespace)
        .of(new Message("prod", event, Message.Form.EVENT, new byte[0]));
  }

  @Test
  void anEventOfAWholeClustersObjectIsWhatAnApiServerTakesInAnotherNamespace() {
    Event copy = forwarded(NODE, "ops");

    assertThat(EventValidation.create(copy, ApiGroup.CORE)).isEmpty();
    assertThat(copy.metadata().namespace()).isEqualTo("ops");
    assertThat(copy.involvedObject().uid()).isEqualTo("node-uid");
    assertThat(copy.involvedObject().namespace()).isEqualTo("ops");
    assertThat(copy.related()).isEqualTo(NODE.involvedObject());
    assertThat(copy.metadata().labels())
        .containsEntry("tidings.dev/route", "nodes")
        .containsEntry("tidings.dev/source-cluster", "prod")
        .containsEntry("tidings.dev/source-namespace", "default")
        .containsEntry("tidings.dev/object-scope", "Cluster");
    assertThat(ForwardedEvent.isForwarded(copy)).isTrue();
    assertThat(ForwardedEvent.isForwarded(NODE)).isFalse();
  }

  @Test
  void whereTheNamespaceStaysTheObjectIsAsItWas() {
    assertThat(forwarded(NODE, "").involvedObject()).isEqualTo(NODE.involvedObject());
    assertThat(forwarded(NODE, "default").related()).isNull();
  }

  @Test
  void anEventHasOnePlaceHoweverOftenItComesAndNoPlaceOfAnothers() {
    String name = forwarded(NODE, "ops").metadata().name();
    Event sameNameOtherEvent =
        NODE.withMetadata(NODE.metadata().toBuilder().uid("another").build());

    assertThat(name).startsWith("node-1.17.");
    assertThat(forwarded(Events.repeated(NODE, 9, Events.SEEN), "ops").metadata().name())
        .isEqualTo(name);
    assertThat(forwarded(sameNameOtherEvent, "ops").metadata().name()).isNotEqualTo(name);
  }

  @Test
  void aLongNameIsStillOneThatAnApiServerTakes() {
    ObjectMeta metadata = NODE.metadata().toBuilder().name("n".repeat(253)).build();
    Event copy = forwarded(NODE.withMetadata(metadata), "ops");

    assertThat(copy.metadata().name()).hasSize(253);
    assertThat(EventValidation.create(copy, ApiGroup.CORE)).isEmpty();
  }
}
