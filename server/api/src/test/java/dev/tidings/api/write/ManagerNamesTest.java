package dev.tidings.api.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ManagerNamesTest {
  @Test
  void aManagerThatGivesNoNameIsCalledUnknown() {
    assertThat(ManagerNames.ofUserAgent("")).isEqualTo("unknown");
    assertThat(ManagerNames.ofUserAgent("my controller/v1 (linux)")).isEqualTo("my controller");
    assertThat(ManagerNames.ofUserAgent("é".repeat(100))).isEqualTo("é".repeat(64));
  }
}
