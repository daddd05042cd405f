package dev.tidings.load.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SamplesTest {
  @Test
  void aPercentileIsTheSmallestSampleThatSoManyAreNotAbove() {
    Samples samples = new Samples();
    for (int milli = 2000; milli > 0; milli--) {
      samples.add(milli * 1_000_000L);
    }
    assertThat(samples.median()).isEqualTo(1000);
    assertThat(samples.p99()).isEqualTo(1980);
    assertThat(samples.millis(99.9)).isEqualTo(1998);
    assertThat(samples.millis(0)).isEqualTo(1);
    assertThat(samples.millis(100)).isEqualTo(2000);
  }

  @Test
  void noSamplesHaveNoPercentile() {
    assertThat(new Samples().median()).isNaN();
  }
}
