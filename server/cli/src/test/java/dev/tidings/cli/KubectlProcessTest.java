package dev.tidings.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.cli.KubectlProcess.Said;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class KubectlProcessTest {
  private static final Duration LONG = Duration.ofSeconds(50);

  @TempDir Path folder;

  private KubectlProcess kubectl(String script) throws Exception {
    Path file = Files.writeString(folder.resolve("kubectl"), "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return new KubectlProcess(List.of(file.toString(), "--flag"));
  }

  @Test
  void whatItAsksIsSeenBeforeItIsAnswered() throws Exception {
    KubectlProcess kubectl =
        kubectl(
            "printf 'Password: ' >&2; until [ -e \"$0.answer\" ]; do sleep 0.02; done; echo in");
    try (var shown = new PipedWriter();
        var seen = new PipedReader(shown)) {
      var running = new FutureTask<>(() -> kubectl.run(shown, LONG));
      Thread.ofVirtual().start(running);

      var asked = new StringBuilder();
      while (!asked.toString().equals("Password: ")) {
        asked.append((char) seen.read());
      }
      Files.createFile(folder.resolve("kubectl.answer"));

      assertThat(running.get()).isEqualTo(new Said(0, "in\n"));
    }
  }

  @Test
  void whatItSaysAndHowItEndsIsKept() throws Exception {
    var err = new StringWriter();

    assertThat(kubectl("echo \"$@\"; echo no >&2; exit 3").run(err, LONG, "get", "x"))
        .isEqualTo(new Said(3, "--flag get x\n"));
    assertThat(err).hasToString("no\n");
  }

  @Test
  void itIsKilledWithAllThatItHasStartedWhenItsTimeIsOver() throws Exception {
    var err = new StringWriter();

    Said said = kubectl("sleep 600 & echo $! > \"$0.child\"; wait").run(err, Duration.ofSeconds(1));

    assertThat(said.exit()).isEqualTo(137);
    assertThat(err).hasToString("tidings: kubectl was stopped: no answer within 1 s\n");
    long child = Long.parseLong(Files.readString(folder.resolve("kubectl.child")).strip());
    ProcessHandle.of(child).ifPresent(left -> left.onExit().join());
  }
}
