package dev.tidings.api.tracing;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sends traces with OTLP over HTTP, as OpenTelemetry's SDK does it: in batches, from a queue of
 * 2,048 spans unless {@code OTEL_BSP_MAX_QUEUE_SIZE} says otherwise. Requests never wait for it.
 */
public final class OtlpTraces implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 2;

  /** The SDK's own. */
  private static final int USUAL_ROOM = 2_048;

  /** Its own words about failures; ours are counted, and said once. Kept, or it would forget. */
  private static final Logger WORDS_OF_THE_SDK = Logger.getLogger("io.opentelemetry");

  private static final Map<String, String> USUAL =
      Map.of(
          "otel.service.name", "tidings",
          // paths and user agents are what clients send, and spans of many wait in memory
          "otel.attribute.value.length.limit", "1024",
          "otel.exporter.otlp.protocol", "http/protobuf",
          "otel.metrics.exporter", "none",
          "otel.logs.exporter", "none");

  private final OpenTelemetrySdk sdk;

  private OtlpTraces(OpenTelemetrySdk sdk) {
    this.sdk = sdk;
  }

  /** Whether the environment, by the variables that OpenTelemetry has for it, asks for traces. */
  public static boolean isAskedFor(Map<String, String> environment) {
    return "otlp".equals(environment.get("OTEL_TRACES_EXPORTER"))
        || environment.containsKey("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");
  }

  /**
   * Begins to send. The environment's {@code OTEL_} variables hold where the settings say nothing.
   *
   * @throws IOException when the settings cannot be used
   */
  public static OtlpTraces start(Map<String, String> settings, MeterRegistry registry)
      throws IOException {
    WORDS_OF_THE_SDK.setLevel(Level.OFF);
    var counted = new CountedSpans(registry);
    try {
      return new OtlpTraces(
          AutoConfiguredOpenTelemetrySdk.builder()
              .addPropertiesSupplier(() -> USUAL)
              .addPropertiesCustomizer(environment -> settings)
              .addSpanExporterCustomizer((exporter, config) -> counted.around(exporter))
              .addSpanProcessorCustomizer((queue, config) -> counted.before(queue, room(config)))
              .disableShutdownHook()
              .build()
              .getOpenTelemetrySdk());
    } catch (ConfigurationException | IllegalArgumentException | IllegalStateException unusable) {
      throw new IOException("traces cannot be sent: " + reason(unusable), unusable);
    }
  }

  private static int room(ConfigProperties settings) {
    return settings.getInt("otel.bsp.max.queue.size", USUAL_ROOM);
  }

  /** The SDK says "unexpected", and what it was behind that. */
  private static String reason(RuntimeException unusable) {
    Throwable cause = unusable.getCause() == null ? unusable : unusable.getCause();
    return String.valueOf(cause.getMessage());
  }

  /** Makes the spans. */
  public Tracer tracer() {
    return sdk.getTracer("dev.tidings.api");
  }

  /** Sends what waits, for a while. */
  @Override
  public void close() {
    sdk.getSdkTracerProvider().shutdown().join(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
