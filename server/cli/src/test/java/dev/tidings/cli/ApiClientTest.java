package dev.tidings.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.cli.ApiClient.Opened;
import dev.tidings.sink.http.ServerAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Of a user whose plug-in gives another token each time that it is asked. */
@Timeout(60)
class ApiClientTest {
  private static final String PLUGIN =
      """
      #!/bin/sh
      echo x >> "$0.runs"
      echo '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential",
        "status":{"token":"token-'$(grep -c x "$0.runs")'"}}'
      """;

  @TempDir Path folder;
  @AutoClose private final AnsweringServer server = AnsweringServer.start();

  private ApiClient client() throws IOException {
    Path plugin = Files.writeString(folder.resolve("plugin"), PLUGIN);
    Files.setPosixFilePermissions(plugin, PosixFilePermissions.fromString("rwx------"));
    Path kubeconfig = folder.resolve("kubeconfig");
    Files.writeString(
        kubeconfig,
        """
        {"current-context":"x","contexts":[{"name":"x","context":{"cluster":"x","user":"x"}}],
         "clusters":[{"name":"x","cluster":{"server":"%s"}}],
         "users":[{"name":"x","user":{"exec":{"apiVersion":"client.authentication.k8s.io/v1",
           "command":"%s","interactiveMode":"Never"}}}]}
        """
            .formatted(server.url(), plugin));
    return new ApiClient(ServerAccess.kubeconfig(kubeconfig));
  }

  @Test
  void aTokenThatIsRefusedIsRenewedOnce() throws Exception {
    server.on("/a", 401, "").on("/a", "{}").on("/b", 401, "");

    try (ApiClient client = client()) {
      assertThat(client.get("/a", "application/json").code()).isEqualTo(200);
      assertThat(client.get("/b", "application/json").code()).isEqualTo(401);
    }

    assertThat(server.asked()).containsExactly("/a", "/a", "/b", "/b");
    assertThat(server.header(0, "Authorization")).isEqualTo("Bearer token-1");
    assertThat(server.header(1, "Authorization")).isEqualTo("Bearer token-2");
    assertThat(server.header(3, "Authorization")).isEqualTo("Bearer token-3");
  }

  @Test
  void soItIsForAnAnswerThatGoesOn() throws Exception {
    server.on("/a", 401, "refused").on("/a", "{}");

    try (ApiClient client = client()) {
      assertThat(client.open("/a", Map.of(), Duration.ofSeconds(30)))
          .isInstanceOf(Opened.Streaming.class);
    }
  }
}
