package dev.tidings.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.ObjectReference;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StoredFormTest {
  @Test
  void anEventIsWrittenIntoItsEnvelopeAsIfItWereWrappedLater() {
    var pod = new ObjectReference("Pod", "shop", "web-0", "u1", "v1", "5", "spec.containers{web}");
    Event event = Event.builder().involvedObject(pod).message("x".repeat(5_000)).build();
    byte[] raw = ProtobufEvents.encode(event, ApiGroup.CORE);
    assertThat(StoredForm.encode(event)).isEqualTo(KubernetesProtobuf.wrap("v1", "Event", raw));
  }

  @Test
  void whatIsReadIsWhatWasWritten() throws Exception {
    Event event = Event.builder().reason("Pulled").message("größer \uFFFD \uD83D\uDE00").build();
    assertThat(StoredForm.decode(StoredForm.encode(event))).isEqualTo(event);
  }

  @Test
  void brokenTextIsMendedAndTheRestIsRead() throws Exception {
    byte[] stored = StoredForm.encode(Event.builder().reason("a_b").message("c").build());
    stored[new String(stored, ISO_8859_1).indexOf('_')] = (byte) 0xFF;
    assertThat(StoredForm.decode(stored))
        .isEqualTo(Event.builder().reason("a\uFFFDb").message("c").build());
  }

  @Test
  void anEventThatIsCutOffIsRefused() {
    byte[] stored = StoredForm.encode(Event.builder().reason("Pulled").build());
    assertThatThrownBy(() -> StoredForm.decode(Arrays.copyOf(stored, stored.length / 2)))
        .isInstanceOf(DecodeException.class);
  }

  @Test
  void anEnvelopeWithNothingInItIsAnEventThatSaysNothing() throws Exception {
    assertThat(StoredForm.decode(new byte[] {'k', '8', 's', 0})).isEqualTo(Event.builder().build());
  }
}
