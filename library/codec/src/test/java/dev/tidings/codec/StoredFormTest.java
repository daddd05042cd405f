package dev.tidings.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.ObjectReference;
import org.junit.jupiter.api.Test;

class StoredFormTest {
  @Test
  void anEventIsWrittenIntoItsEnvelopeAsIfItWereWrappedLater() {
    var pod = new ObjectReference("Pod", "shop", "web-0", "u1", "v1", "5", "spec.containers{web}");
    Event event = Event.builder().involvedObject(pod).message("x".repeat(5_000)).build();
    byte[] raw = ProtobufEvents.encode(event, ApiGroup.CORE);
    assertThat(StoredForm.encode(event)).isEqualTo(KubernetesProtobuf.wrap("v1", "Event", raw));
  }
}
