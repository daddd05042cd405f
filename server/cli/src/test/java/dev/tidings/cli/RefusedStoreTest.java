package dev.tidings.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.cli.kit.TidingsProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Data folders that a server does not start on. */
@Timeout(120)
class RefusedStoreTest {
  private static final Duration STARTED_WITHIN = Duration.ofMinutes(1);

  @TempDir Path folder;

  @Test
  void aStoreOfANewerVersionIsOneLineAndExit2() throws Exception {
    unpack("/newer-format.zip");
    try (TidingsProcess process =
        TidingsProcess.java(folder, "512m", "serve", "--listen", "127.0.0.1:0", "--data", "data")) {
      assertThat(process.exit(STARTED_WITHIN)).isEqualTo(2);
      assertThat(process.stdout()).isEmpty();
      assertThat(process.stderr())
          .isEqualToIgnoringNewLines(
              "tidings: the store in data has format 1000, but this version of tidings reads up to format 2:"
                  + " use a newer one");
    }
  }

  private void unpack(String resource) throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    try (var zip =
        new ZipInputStream(requireNonNull(RefusedStoreTest.class.getResourceAsStream(resource)))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Files.copy(zip, data.resolve(Path.of(entry.getName()).getFileName()));
      }
    }
  }
}
