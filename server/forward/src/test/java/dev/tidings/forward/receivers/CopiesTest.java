package dev.tidings.forward.receivers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.forward.Delivery;
import dev.tidings.forward.Message;
import dev.tidings.forward.kit.Events;
import dev.tidings.forward.kit.Tray;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CopiesTest {
  private final Tray tray = new Tray();

  /** Once each, but twice what is called twice. */
  private Delivery deliver(String... names) throws InterruptedException {
    List<Message> batch =
        Stream.of(names)
            .map(
                name ->
                    new Message(
                        "prod", Events.ofPod("shop", name), Message.Form.EVENT, new byte[0]))
            .toList();
    return new Copies(tray, each -> each.event().metadata().name().equals("twice") ? 2 : 1)
        .deliver(batch);
  }

  @Test
  void aMessageGoesAsOftenAsItIsSent() throws Exception {
    assertThat(deliver("a", "twice", "b")).isEqualTo(new Delivery.Done());
    assertThat(tray.taken()).containsExactly("a x1", "twice x1", "twice x1", "b x1");
  }

  @Test
  void oneWhoseLastCopyWasNotTakenWasNotTaken() throws Exception {
    tray.answer(new Delivery.Later(2, "busy", Duration.ZERO));
    assertThat(deliver("a", "twice", "b")).isEqualTo(new Delivery.Later(1, "busy", Duration.ZERO));

    tray.answer(new Delivery.Later(3, "busy", Duration.ZERO));
    assertThat(deliver("a", "twice", "b")).isEqualTo(new Delivery.Later(2, "busy", Duration.ZERO));
  }

  @Test
  void oneOfWhichACopyIsRefusedIsRefused() throws Exception {
    tray.answer(new Delivery.Refused(2, 2, "no"));
    assertThat(deliver("a", "twice", "b")).isEqualTo(new Delivery.Refused(1, 2, "no"));

    tray.answer(new Delivery.Refused(3, 1, "no"));
    assertThat(deliver("a", "twice", "b")).isEqualTo(new Delivery.Refused(2, 1, "no"));
  }
}
