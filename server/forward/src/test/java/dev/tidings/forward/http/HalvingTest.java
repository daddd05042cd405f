package dev.tidings.forward.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.forward.Delivery;
import dev.tidings.forward.Message;
import dev.tidings.forward.kit.Events;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HalvingTest {
  private final List<String> taken = new ArrayList<>();
  private int requests;

  private static List<Message> messages(String... names) {
    return Stream.of(names)
        .map(
            name ->
                new Message("prod", Events.ofPod("shop", name), Message.Form.EVENT, new byte[0]))
        .toList();
  }

  /** Refuses whatever has poison in it, and is away for what has a pause in it. */
  private Delivery receive(List<Message> messages) {
    requests++;
    List<String> names = messages.stream().map(each -> each.event().metadata().name()).toList();
    if (names.contains("poison")) {
      return new Delivery.Refused(0, messages.size(), "not that");
    }
    if (names.contains("pause")) {
      return new Delivery.Later(0, "not now", Duration.ofSeconds(3));
    }
    taken.addAll(names);
    return new Delivery.Done();
  }

  @Test
  void aBatchThatIsTakenIsOneRequest() throws Exception {
    assertThat(Halving.deliver(messages("a", "b", "c"), this::receive))
        .isEqualTo(new Delivery.Done());
    assertThat(requests).isOne();
  }

  @Test
  void oneThatIsNotWantedIsFoundAndTakesNoOthersWithIt() throws Exception {
    List<Message> batch = messages("a", "b", "c", "d", "e", "poison", "g", "h");

    assertThat(Halving.deliver(batch, this::receive))
        .isEqualTo(new Delivery.Refused(5, 1, "not that"));
    assertThat(taken).containsExactly("a", "b", "c", "d", "e");
    assertThat(requests).isLessThan(batch.size());
  }

  @Test
  void whatIsInTheWayForNowEndsTheDeliveryWhereItIs() throws Exception {
    assertThat(Halving.deliver(messages("a", "b", "pause", "poison"), this::receive))
        .isEqualTo(new Delivery.Later(2, "not now", Duration.ofSeconds(3)));
    assertThat(taken).containsExactly("a", "b");
  }
}
