package dev.tidings.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MemoryBudgetTest {
  private static final long MIB = 1 << 20;

  @Test
  void writeBuffersAreHalfOfWhatRocksdbHasAndBounded() {
    assertThat(MemoryBudget.DEFAULT.withRocksBytes(16 * MIB).writeBufferBytes()).isEqualTo(8 * MIB);
    assertThat(MemoryBudget.DEFAULT.withRocksBytes(4096 * MIB).writeBufferBytes())
        .isEqualTo(32 * MIB);
  }

  @Test
  void onePartIsChangedAndTheOthersStay() {
    MemoryBudget changed =
        MemoryBudget.DEFAULT
            .withRocksBytes(128 * MIB)
            .withRingBytes(7 * MIB)
            .withWaitingBytes(9 * MIB);
    assertThat(changed)
        .isEqualTo(new MemoryBudget(128 * MIB, 32 * MIB, 7 * MIB, 65_536, 9 * MIB, 16_384));
  }

  @Test
  void writeBuffersThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> new MemoryBudget(1, 2, 1, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("writeBufferBytes must fit");
  }
}
