package dev.tidings.cli;

import dev.tidings.api.tracing.OtlpTraces;
import dev.tidings.api.tracing.TracedExemplars;
import dev.tidings.api.tracing.TracingFile;
import io.micrometer.core.instrument.Clock;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Which requests are traced, and where their traces go. Apart from the flags, which are read with
 * few classes at hand.
 *
 * @param file a TracingConfiguration; null to go by the environment alone
 */
record Tracing(@Nullable Path file) {
  /**
   * Nothing but what is usual. Micrometer would have exemplars on the counts of histograms, too,
   * and Prometheus refuses the whole scrape for that.
   */
  private record Traced() implements PrometheusConfig {
    @Override
    public @Nullable String get(String key) {
      return null;
    }

    @Override
    public Properties prometheusProperties() {
      return new Properties();
    }
  }

  private boolean isAskedFor() {
    return file != null || OtlpTraces.isAskedFor(System.getenv());
  }

  /** Where figures are kept, which name traces where there are any. */
  PrometheusMeterRegistry registry() {
    return isAskedFor()
        ? new PrometheusMeterRegistry(
            new Traced(), new PrometheusRegistry(), Clock.SYSTEM, new TracedExemplars())
        : new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  }

  /**
   * Begins to send traces; empty when nobody asks for them.
   *
   * @throws CommandFailure when what says how cannot be used
   */
  Optional<OtlpTraces> start(PrometheusMeterRegistry registry) throws CommandFailure {
    if (!isAskedFor()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          OtlpTraces.start(file == null ? Map.of() : TracingFile.read(file), registry));
    } catch (IOException unusable) {
      throw new CommandFailure("cannot trace requests: " + unusable.getMessage(), unusable);
    }
  }
}
