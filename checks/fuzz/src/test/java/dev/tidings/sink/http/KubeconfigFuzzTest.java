package dev.tidings.sink.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class KubeconfigFuzzTest {
  @TempDir static Path folder;

  @FuzzTest
  void saysHowAServerIsReachedOrIsRefusedInALine(byte[] contents) throws IOException {
    Path file = folder.resolve("config");
    Files.write(file, contents);
    try {
      ServerAccess access = Kubeconfig.read(List.of(file)).access("");
      assertThat(access.server().getHost()).isNotEmpty();
      assertThat(access.namespace()).isNotEmpty();
      access.httpClient();
    } catch (AccessException refused) {
      assertThat(refused.getMessage()).isNotBlank().doesNotContain("\n");
    }
  }
}
