package dev.tidings.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BytesTest {
  private static final byte LAST = (byte) 0xff;

  @Test
  void whatLiesBehindAPrefixIsTheFirstKeyThatLacksIt() {
    assertThat(Bytes.behind(new byte[] {1, 2})).containsExactly(1, 3);
    assertThat(Bytes.behind(new byte[] {1, LAST, LAST})).containsExactly(2);
    assertThat(Bytes.behind(new byte[] {0x7f})).containsExactly(0x80);
    assertThat(Bytes.behind(new byte[] {LAST})).isNull();
    assertThat(Bytes.behind(new byte[] {})).isNull();
  }
}
