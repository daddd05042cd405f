package dev.tidings.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventNamesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:15:30.123456789Z");
  private final Random random = new Random(7);

  @Test
  void anEventIsNamedAfterItsObjectAndTheTimeInHexadecimalNanoseconds() {
    assertThat(EventNames.of("web-0", NOW, random)).isEqualTo("web-0.18ea0163eb68a115");
    assertThat(EventNames.of("web-0", Instant.parse("2000-01-01T00:00:01.000000016Z"), random))
        .isEqualTo("web-0.d234ccf8dddca10");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Web", "web_0", "web.", "system:node"})
  void anObjectWhoseNameIsNoSubdomainGivesARandomName(String objectName) {
    String name = EventNames.of(objectName, NOW, random);
    assertThat(UUID.fromString(name)).hasToString(name);
    assertThat(UUID.fromString(name).version()).isEqualTo(4);
    assertThat(UUID.fromString(name).variant()).isEqualTo(2);
    assertThat(EventNames.of(objectName, NOW, random)).isNotEqualTo(name);
  }

  @Test
  void aNameThatWouldGetTooLongIsRandom() {
    assertThat(EventNames.of("a".repeat(236), NOW, random)).startsWith("aaaa").hasSize(253);
    assertThat(EventNames.of("a".repeat(237), NOW, random)).hasSize(36);
  }

  @Test
  void aGeneratedNameIsThePrefixAndFiveSafeLetters() {
    assertThat(EventNames.generate("e-", random)).matches("e-[bcdfghjklmnpqrstvwxz2456789]{5}");
    assertThat(EventNames.generate("e".repeat(100), random)).startsWith("e".repeat(58)).hasSize(63);
    assertThat(EventNames.generate("é".repeat(100), random)).startsWith("é".repeat(29)).hasSize(34);
  }
}
