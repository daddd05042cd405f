package dev.tidings.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteQuantityTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "600Mi, 629145600",
    "2Gi, 2147483648",
    "1.5Gi, 1610612736",
    "1500M, 1500000000",
    "0.5k, 500",
    "2e9, 2000000000",
    "5E8, 500000000",
    "1E, 1000000000000000000",
    "0.0001Ki, 1",
  })
  void readsAmountsAsKubernetesWritesThem(String text, long bytes) {
    assertThat(ByteQuantity.parse(text)).isEqualTo(new ByteQuantity(bytes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Mi", "-1Mi", "600 Mi", "600mi", "600MB", "600m", "1e", "0", "0Gi"})
  void refusesAnythingElse(String text) {
    assertThatThrownBy(() -> ByteQuantity.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"8Ei", "10E", "1e99", "99999999999999999999"})
  void refusesWhatNoMachineHas(String text) {
    assertThatThrownBy(() -> ByteQuantity.parse(text)).hasMessageContaining("memory can have");
  }

  @Test
  void isWrittenInItsLargestUnit() {
    assertThat(ByteQuantity.parse("2Gi")).hasToString("2048Mi");
    assertThat(ByteQuantity.parse("1.5Mi")).hasToString("1536Ki");
    assertThat(ByteQuantity.parse("1k")).hasToString("1000");
  }
}
