package dev.tidings.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.cli.LastWritten.Entry;
import dev.tidings.cli.Notification.ObjectKey;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LastWrittenTest {
  private static final ObjectKey A = new ObjectKey("shop", "a");
  private static final ObjectKey B = new ObjectKey("shop", "b");
  private static final ObjectKey C = new ObjectKey("shop", "c");

  private final LastWritten written = new LastWritten(10_000);

  @Test
  void forgetsWhatWasLongestUnwrittenWhenItIsFull() {
    written.put(A, ofBytes(4_000));
    written.put(B, ofBytes(4_000));
    written.put(A, ofBytes(4_000));
    written.put(C, ofBytes(4_000));

    assertThat(written.remove(B)).isNull();
    assertThat(written.remove(A)).isNotNull();
    assertThat(written.remove(C)).isNotNull();
  }

  @Test
  void keepsNothingThatIsLargerThanItself() {
    written.put(A, ofBytes(10_000));

    assertThat(written.remove(A)).isNull();
  }

  @Test
  void hasRoomAgainForWhatWasTakenOut() {
    for (int i = 0; i < 10; i++) {
      written.put(A, ofBytes(9_000));
      assertThat(written.remove(A)).isNotNull();
    }
  }

  private static Entry ofBytes(int size) {
    return new Entry(new byte[size], Instant.EPOCH);
  }
}
