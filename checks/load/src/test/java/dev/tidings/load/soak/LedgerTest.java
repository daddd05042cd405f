package dev.tidings.load.soak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LedgerTest {
  private final Ledger ledger = new Ledger();

  @Test
  void whatIsAcknowledgedIsAwaitedUntilTheWatchHasShownIt() {
    ledger.acknowledged(7);
    assertThat(ledger.awaited()).isEqualTo(1);
    ledger.shown(7);
    assertThat(ledger.awaited()).isZero();
  }

  @Test
  void aWatchMayBeFasterThanTheAnswer() {
    ledger.shown(7);
    ledger.acknowledged(7);
    assertThat(ledger.awaited()).isZero();
    assertThat(ledger.usedTwice()).isZero();
  }

  @Test
  void aRevisionOfBeforeARestartIsUsedTwice() {
    ledger.acknowledged(7);
    ledger.restarted();
    ledger.acknowledged(6);
    ledger.acknowledged(8);
    assertThat(ledger.usedTwice()).isEqualTo(1);
  }
}
