package dev.tidings.integration.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

/**
 * Schemathesis makes requests from the server's own OpenAPI documents, as they say they must be and
 * as they must not be: whatever comes of them, it is no fault of the server's.
 */
@Tag("long")
@ExtendWith(SharedServer.class)
class OpenApiTest {
  /** How long it goes on with each document, such as {@code 90s} or {@code 3m}. */
  private static final String TIME = "tidings.openapi";

  private final LockedServer server;

  OpenApiTest(LockedServer server) {
    this.server = server;
  }

  @ParameterizedTest
  @ValueSource(strings = {"api/v1", "apis/events.k8s.io/v1"})
  void noRequestMakesTheServerFail(String group) throws Exception {
    Python python =
        Python.with("schemathesis.txt", "requests made from the OpenAPI documents")
            .orElseThrow(() -> new TestAbortedException("no Python"));
    Command run = Command.of(schemathesis(python, server.uri() + "/openapi/v3/" + group));

    assertThat(run.worked()).as(String.join("\n", run.lines())).isTrue();
  }

  private ProcessBuilder schemathesis(Python python, String document) throws IOException {
    ProcessBuilder program =
        python.program(
            "-m",
            "schemathesis.cli",
            "run",
            document,
            "--tls-verify=" + server.certificate(),
            "--header=Authorization: " + server.authorization(),
            "--checks=no_fault_of_the_server",
            "--phases=coverage,fuzzing",
            "--max-time=" + seconds(),
            "--seed=1",
            "--request-timeout=60",
            "--exclude-path-regex=/watch/",
            "--no-color");
    program.environment().put("SCHEMATHESIS_HOOKS", "hooks");
    return program;
  }

  private static long seconds() {
    return Duration.parse("PT" + System.getProperty(TIME, "30s").toUpperCase(Locale.ROOT))
        .toSeconds();
  }
}
