package dev.tidings.load.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static List<SoakLine> lines(double growthOfMemory) {
    return IntStream.range(0, 12)
        .mapToObj(i -> new SoakLine(300, 5, 2, 3, 30_000, 0.5, 400 + i * growthOfMemory, 50))
        .toList();
  }

  @Test
  void aSteadySoakIsAllWell() {
    Verdict verdict = new Verdict();
    verdict.none("errors", 0);
    verdict.memoryDiskAndLatenciesAreFlat(lines(1));
    assertThat(verdict.broken()).isEmpty();
  }

  @Test
  void memoryThatGrowsIsNot() {
    Verdict verdict = new Verdict();
    verdict.memoryDiskAndLatenciesAreFlat(lines(50));
    assertThat(verdict.broken()).containsExactly("resident memory (MiB) grew from 700.0 to 900.0");
  }

  @Test
  void oneErrorIsEnough() {
    Verdict verdict = new Verdict();
    verdict.none("CREATE answered 500", 1);
    assertThat(verdict.broken()).containsExactly("CREATE answered 500: 1");
  }
}
