package dev.tidings.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {
  @Test
  void readsAHostAndAPort() {
    assertThat(ListenAddress.parse("localhost:7400"))
        .isEqualTo(new ListenAddress("localhost", 7400));
    assertThat(ListenAddress.parse("[::1]:0")).isEqualTo(new ListenAddress("::1", 0));
    assertThat(ListenAddress.parse(":80")).isEqualTo(new ListenAddress("", 80));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7400",
        "localhost",
        "localhost:",
        "localhost:http",
        "::1:7400",
        "h:65536",
        "h:-1"
      })
  void refusesAnythingElse(String text) {
    assertThatThrownBy(() -> ListenAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void knowsWhatOnlyThisMachineReaches() {
    assertThat(ListenAddress.parse("127.0.0.1:1").isLoopback()).isTrue();
    assertThat(ListenAddress.parse("[::1]:1").isLoopback()).isTrue();
    assertThat(ListenAddress.parse("localhost:1").isLoopback()).isTrue();
    assertThat(ListenAddress.parse("0.0.0.0:1").isLoopback()).isFalse();
    assertThat(ListenAddress.parse(":1").isLoopback()).isFalse();
    assertThat(ListenAddress.parse("no-such-host.invalid:1").isLoopback()).isFalse();
  }
}
