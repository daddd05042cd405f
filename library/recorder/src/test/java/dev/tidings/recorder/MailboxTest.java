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
}
