package dev.tidings.api.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.codec.Encoding;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShownTest {
  private final List<String> written = new ArrayList<>();
  private final Shown shown = new Shown(() -> Event.builder().build());

  private byte[] frame(String version, WatchEvent.Type type) {
    var form = new FrameForm(Encoding.JSON, Form.Shape.PARTIAL, version, ApiGroup.CORE);
    return shown.frame(
        form,
        type,
        () -> {
          written.add(version + " " + type);
          return new byte[1];
        });
  }

  @Test
  void isDecodedOnce() {
    assertThat(shown.event()).isSameAs(shown.event());
  }

  @Test
  void isWrittenOnceInEachFormAndType() {
    byte[] first = frame("v1", WatchEvent.Type.ADDED);
    frame("v1", WatchEvent.Type.MODIFIED);
    frame("v2", WatchEvent.Type.ADDED);

    assertThat(frame("v1", WatchEvent.Type.ADDED)).isSameAs(first);
    assertThat(written).containsExactly("v1 ADDED", "v1 MODIFIED", "v2 ADDED");
  }

  @Test
  void keepsFewForms() {
    for (String version : List.of("1", "2", "3", "4", "5", "5", "1")) {
      frame(version, WatchEvent.Type.ADDED);
    }

    assertThat(written)
        .containsExactly("1 ADDED", "2 ADDED", "3 ADDED", "4 ADDED", "5 ADDED", "5 ADDED");
  }
}
