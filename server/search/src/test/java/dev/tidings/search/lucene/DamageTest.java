package dev.tidings.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.AlreadyClosedException;
import org.junit.jupiter.api.Test;

class DamageTest {
  @Test
  void aFullDiskIsNoDamage() {
    var full = new IOException("No space left on device");
    assertThat(Damage.is(full)).isFalse();
    assertThat(Damage.is(new AlreadyClosedException("this IndexWriter is closed", full))).isFalse();
    assertThat(Damage.is(new CorruptIndexException("checksum", "_0.cfs"))).isTrue();
    assertThat(Damage.is(new InternalError("a fault occurred in a recent unsafe memory access")))
        .isTrue();
  }
}
