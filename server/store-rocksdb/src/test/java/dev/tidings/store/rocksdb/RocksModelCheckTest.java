package dev.tidings.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.store.Past;
import dev.tidings.store.kit.ModelCheck;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RocksModelCheckTest {
  @TempDir Path scratch;

  @Test
  void randomHistoriesComeOutAsInTheModel() {
    assertThat(new ModelCheck(RocksStores::open, scratch).run(1, ModelCheck.SEEDS)).isEmpty();
  }

  @Test
  void alsoWhenNoChangeIsReadFromMemory() {
    assertThat(new ModelCheck(RocksStores::openWithoutRing, scratch).run(1001, ModelCheck.SEEDS))
        .isEmpty();
  }

  @Test
  void alsoWhenThePastOfEventsIsKept() {
    var check = new ModelCheck(RocksStores::open, scratch, Past.OF_EVENTS);
    assertThat(check.run(2001, ModelCheck.SEEDS)).isEmpty();
  }
}
