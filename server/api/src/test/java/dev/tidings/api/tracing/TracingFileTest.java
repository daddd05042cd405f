package dev.tidings.api.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TracingFileTest {
  private static final String HEAD =
      "{apiVersion: apiserver.config.k8s.io/v1, kind: TracingConfiguration%s}";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  private Map<String, String> read(String contents) throws IOException {
    Path file = directory.resolve("tracing.yaml");
    Files.writeString(file, contents);
    return TracingFile.read(file);
  }

  @Test
  void withoutARateOnlyTracesOfSendersGoOn() throws IOException {
    assertThat(read(HEAD.formatted("")))
        .isEqualTo(
            Map.of(
                "otel.traces.sampler", "parentbased_traceidratio",
                "otel.traces.sampler.arg", "0.0"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'localhost:4318', http://localhost:4318/v1/traces",
    "'http://otel:4318/', http://otel:4318/v1/traces",
    "'https://otel.example/api/traces', https://otel.example/api/traces",
  })
  void anEndpointIsAHostAndAPortOrAUrl(String endpoint, String url) throws IOException {
    String more = ", endpoint: '" + endpoint + "', samplingRatePerMillion: 250000";
    assertThat(read(HEAD.formatted(more)))
        .containsEntry("otel.exporter.otlp.traces.endpoint", url)
        .containsEntry("otel.traces.sampler.arg", "0.25");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        ", endpoint: 'otel:4317' | gRPC",
        ", endpoint: 'unix:///otel' | must be a host and a port",
        ", endpoint: 'a b' | must be a URL",
        ", samplingRatePerMillion: 1000001 | must be from 0 to 1000000",
        ", samplingRatePerMillion: -1 | must be from 0 to 1000000",
        ", sampleRate: 1 | unknown field",
      })
  void aMistakeIsToldWithItsField(String more, String why) {
    assertThatThrownBy(() -> read(HEAD.formatted(more)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("tracing.yaml: ")
        .hasMessageContaining(why);
  }

  @Test
  void anotherKindOfConfigurationIsRefused() {
    assertThatThrownBy(() -> read("{apiVersion: v1, kind: Config}"))
        .hasMessageContaining("apiVersion")
        .hasMessageContaining("kind");
  }
}
