package dev.tidings.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One server for all tests of a class: whatever one of them sent, it goes on answering. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class UnshakenServer {
  @SuppressWarnings("NullAway.Init")
  private TestServer server;

  @BeforeAll
  final void startServer(@TempDir Path directory) throws IOException {
    server = TestServer.in(directory).start();
  }

  @AfterAll
  final void stopServer() {
    server.close();
  }

  @AfterEach
  final void theServerGoesOn() throws IOException {
    assertThat(client().call(WireRequest.get("/healthz")).text()).isEqualTo("ok");
  }

  final WireClient client() {
    return WireClient.to(server.uri());
  }
}
