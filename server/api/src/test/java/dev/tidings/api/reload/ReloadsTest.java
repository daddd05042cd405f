package dev.tidings.api.reload;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReloadsTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Reloads reloads = Reloads.start(Duration.ofMillis(1), registry);
  private volatile boolean unreadable;

  @TempDir Path directory;

  @AfterEach
  void close() {
    reloads.close();
  }

  @Test
  void aReadingThatFailsByABugIsReportedAndOthersGoOn() throws Exception {
    Path file = Files.writeString(directory.resolve("a"), "1");
    Reloaded<String> broken = reloads.load("broken", List.of(file), ReloadsTest::read);
    Reloaded<String> well =
        reloads.load("well", List.of(file), contents -> new String(contents.get(0), US_ASCII));
    Files.writeString(file, "!");

    await(() -> well.current().equals("!") && reported("broken") == 1);
    assertThat(broken.current()).isEqualTo("1");
    Files.writeString(file, "2");
    await(() -> broken.current().equals("2"));
  }

  @Test
  void aFolderThatCannotBeListedIsReportedOnce() throws Exception {
    Path file = Files.writeString(directory.resolve("a"), "1");
    Reloaded<Integer> folder =
        reloads.loadAll("folder", () -> listed(file), contents -> contents.size());
    unreadable = true;

    await(() -> reported("folder") == 1);
    unreadable = false;
    Files.writeString(file, "2");
    await(() -> registry.find("tidings.file.reloads").tag("result", "taken").counter() != null);
    assertThat(folder.current()).isEqualTo(1);
    assertThat(reported("folder")).isEqualTo(1);
  }

  private List<Path> listed(Path file) {
    if (unreadable) {
      throw new DirectoryIteratorException(new IOException("cannot be listed"));
    }
    return List.of(file);
  }

  private static String read(List<byte[]> contents) {
    String text = new String(contents.get(0), US_ASCII);
    if (text.equals("!")) {
      throw new StackOverflowError("a bug");
    }
    return text;
  }

  private double reported(String file) {
    var counter =
        registry.find("tidings.file.reloads").tags("file", file, "result", "broken").counter();
    return counter == null ? 0 : counter.count();
  }

  /** Looks until it holds; the test's own limit ends what never does. */
  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }
}
