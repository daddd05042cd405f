package dev.tidings.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DiskTroubleTest {
  private final DiskTrouble trouble = new DiskTrouble(Path.of("spool"));

  @Test
  void aDiskThatHasFailedRestsForASecond() {
    trouble.failed(new IOException("no space left"), Stage.START);

    assertThat(trouble.rests(Stage.START.plus(Duration.ofMillis(999)))).isTrue();
    assertThat(trouble.rests(Stage.START.plus(Duration.ofSeconds(1)))).isFalse();
  }

  @Test
  void aClockThatIsSetBackDoesNotLetItRestLonger() {
    trouble.failed(new IOException("no space left"), Stage.START);

    assertThat(trouble.rests(Stage.START.minus(Duration.ofHours(1)))).isFalse();
  }
}
