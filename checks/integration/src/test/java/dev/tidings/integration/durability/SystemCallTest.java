package dev.tidings.integration.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemCallTest {
  @TempDir Path home;

  private List<SystemCall> read(String... lines) throws IOException {
    return SystemCall.read(Files.write(home.resolve("strace.log"), List.of(lines)));
  }

  @Test
  void aCallThatOthersCameBetweenHasTheLinesOfItsBeginAndItsEnd() throws IOException {
    List<SystemCall> calls =
        read(
            "11 fdatasync(5</data/000004.log> <unfinished ...>",
            "12 write(7<TCP:[127.0.0.1:1->127.0.0.1:2]>, \"a\", 1) = 1",
            "11 <... fdatasync resumed>) = 0");

    assertThat(calls).extracting(SystemCall::name).containsExactly("write", "fdatasync");
    assertThat(calls.getLast().isSync()).isTrue();
    assertThat(calls.getLast().began()).isZero();
    assertThat(calls.getLast().ended()).isEqualTo(2);
  }

  @Test
  void whatWasBeingSentAtTheEndMayHaveArrivedAndNothingElseHasHappened() throws IOException {
    List<SystemCall> calls =
        read(
            "11 write(7<TCP:[127.0.0.1:1->127.0.0.1:2]>, \"told\", 4 <unfinished ...>",
            "12 fdatasync(5</data/000004.log> <unfinished ...>",
            "13 write(5</data/000004.log>, \"lost\", 4) = ?",
            "14 write(8<TCP:[127.0.0.1:1->127.0.0.1:3]>, \"cut\", 3) = ?",
            "15 write(9<TCP:[127.0.0.1:1->127.0.0.1:4]>, \"too\", 3 <unfinished ...>",
            "15 <... write resumed> <unfinished ...>) = ?",
            "14 +++ killed by SIGKILL +++",
            "11 +++ killed by SIGKILL +++");

    assertThat(calls).extracting(SystemCall::began).containsExactlyInAnyOrder(0, 3, 4);
    assertThat(calls).allMatch(SystemCall::isSent);
  }
}
