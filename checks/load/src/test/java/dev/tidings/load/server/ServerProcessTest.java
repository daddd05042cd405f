package dev.tidings.load.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServerProcessTest {
  @Test
  void aServerThatIsNotReadyInTimeIsKilled() throws IOException, InterruptedException {
    Process silent = new ProcessBuilder("sleep", "600").start();
    assertThat(ServerProcess.readyWithin(Duration.ZERO, silent, silent.inputReader())).isEmpty();
    assertThat(silent.waitFor()).isNotZero();
  }
}
