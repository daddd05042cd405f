package dev.tidings.search.lucene;

import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens in stores, the index answers as one who looks at everything. */
class EventIndexRandomTest {
  @TempDir Path folder;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Long.getLong("tidings.search.seeds", 3));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theIndexAnswersAsALinearScan(long seed) throws InterruptedException {
    try (var indexed = new IndexedWorld(folder, seed)) {
      indexed.follow("tidings");
      indexed.follow("blue");
      for (int round = 0; round < 3; round++) {
        indexed.world().live(60);
        indexed.agree(15);
      }
      indexed.stop();
      indexed.world().live(20);
      indexed.start();
      indexed.agree(15);
    }
  }
}
