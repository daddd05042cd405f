package dev.tidings.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailboxTest {
  private final SimulatedScheduler time = new SimulatedScheduler(Stage.START);
  private final List<String> taken = new ArrayList<>();
  private final Mailbox<String> mailbox = new Mailbox<>(4, time, this::take);
  private boolean ready;

  private boolean take(String item, long ticket) {
    if (!ready) {
      ready = true;
      mailbox.close((left, itsTicket) -> taken.add(left + " left " + itsTicket));
      return false;
    }
    taken.add(item + " taken " + ticket);
    return true;
  }

  @Test
  void whatIsPutBackWhenItIsClosedKeepsItsTicketAndIsTakenStill() {
    mailbox.put("a");
    mailbox.put("b");
    time.settle();

    assertThat(taken).containsExactly("b left 1", "a taken 0");
  }

  @Test
  void aTakerThatFailsAtOneItemTakesTheNext() {
    Mailbox<String> failing =
        new Mailbox<>(
            4,
            time,
            (item, ticket) -> {
              taken.add(item + " taken " + ticket);
              if (ticket == 0) {
                throw new AssertionError("on purpose");
              }
              return true;
            });
    failing.put("a");
    failing.put("b");
    time.settle();
    failing.put("c");
    time.settle();

    assertThat(taken).containsExactly("a taken 0", "b taken 1", "c taken 2");
  }
}
