package dev.tidings.api.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventRateLimitFileTest {
  private static final String OWN =
      """
      apiVersion: eventratelimit.admission.k8s.io/v1alpha1
      kind: Configuration
      limits:
      - {type: Namespace, qps: 50, burst: 100, cacheSize: 2000}
      - {type: Server, qps: 5000, burst: 20000}
      """;

  private static final List<EventLimit> LIMITS =
      List.of(
          new EventLimit(LimitType.NAMESPACE, 50, 100, 2000),
          new EventLimit(LimitType.SERVER, 5000, 20000, 4096));

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  @Test
  void thePlugInsOwnFileIsRead() throws Exception {
    assertThat(EventRateLimitFile.read(write("limits.yaml", OWN))).isEqualTo(LIMITS);
  }

  @Test
  void theFileOfAllPlugInsSaysWhereItIs() throws Exception {
    write("limits.yaml", OWN);
    Path all =
        write(
            "admission.yaml",
            """
            apiVersion: apiserver.config.k8s.io/v1
            kind: AdmissionConfiguration
            plugins:
            - {name: EventRateLimit, path: limits.yaml}
            """);

    assertThat(EventRateLimitFile.read(all)).isEqualTo(LIMITS);
  }

  @Test
  void theFileOfAllPlugInsMayHoldIt() throws Exception {
    Path all =
        write(
            "admission.yaml",
            """
            apiVersion: apiserver.config.k8s.io/v1
            kind: AdmissionConfiguration
            plugins:
            - name: EventRateLimit
              configuration:
            """
                + OWN.indent(4));

    assertThat(EventRateLimitFile.read(all)).isEqualTo(LIMITS);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "limits: [] | limits: Required value",
        "limits: [{type: Pod, qps: 1, burst: 1}] | limits[0].type: Unsupported value: \"Pod\":"
            + " supported values: \"Namespace\", \"Server\", \"SourceAndObject\", \"User\"",
        "limits: [{type: User, burst: 1}] | limits[0].qps: Invalid value: 0: must be positive",
        "limits: [{type: User, qps: 1, burst: -1}] |"
            + " limits[0].burst: Invalid value: -1: must be positive",
        "limits: [{type: User, qps: 1, burst: 1, cacheSize: -1}] |"
            + " limits[0].cacheSize: Invalid value: -1: must not be negative",
        "limits: [{type: User, qps: 1.5, burst: 1}] | must be an integer of 32 bits",
        "limits: [{type: User, qps: 1, burst: 1, cache: 1}] |"
            + " limits[0].cache: Forbidden: unknown field",
      })
  void whatIsWrongIsTold(String limits, String problem) throws Exception {
    Path file =
        write(
            "limits.yaml",
            "apiVersion: eventratelimit.admission.k8s.io/v1alpha1\nkind: Configuration\n" + limits);

    assertThatThrownBy(() -> EventRateLimitFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(problem);
  }

  @Test
  void anotherPlugInIsRefused() throws Exception {
    Path file =
        write(
            "admission.yaml",
            """
            apiVersion: apiserver.config.k8s.io/v1
            kind: AdmissionConfiguration
            plugins:
            - {name: PodSecurity, path: x.yaml}
            """);

    assertThatThrownBy(() -> EventRateLimitFile.read(file))
        .hasMessageContaining(
            "plugins[0].name: Unsupported value: \"PodSecurity\": supported values:"
                + " \"EventRateLimit\"");
  }
}
