package dev.tidings.api.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class EventRateLimitFileFuzzTest {
  @TempDir static Path folder;

  @FuzzTest
  void setsLimitsOrIsRefusedWithItsName(byte[] contents) throws IOException {
    Path file = Files.write(folder.resolve("limits.yaml"), contents);
    try {
      assertThat(EventRateLimitFile.read(file)).isEqualTo(EventRateLimitFile.read(file));
    } catch (IOException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }
}
