package dev.tidings.api.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.Negotiation;
import dev.tidings.api.wire.Replies;
import dev.tidings.api.wire.Reply;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;

/**
 * Gives the server's figures in Prometheus' text format, or in that of OpenMetrics to whoever would
 * rather have it: only there histograms have exemplars.
 */
public final class MetricsEndpoint {
  private static final String PROMETHEUS = "text/plain";
  private static final String OPEN_METRICS = "application/openmetrics-text";
  private static final Map<String, String> VERSIONS =
      Map.of(PROMETHEUS, "; version=0.0.4", OPEN_METRICS, "; version=1.0.0");

  private final PrometheusMeterRegistry registry;

  public MetricsEndpoint(PrometheusMeterRegistry registry) {
    this.registry = registry;
  }

  public Reply answer(HttpCall call) {
    String chosen = Negotiation.preferred(call, List.of(PROMETHEUS, OPEN_METRICS));
    String format = chosen + VERSIONS.get(chosen) + "; charset=utf-8";
    return Replies.whole(
        call,
        200,
        List.of(Map.entry(Replies.CONTENT_TYPE, format), Map.entry("Vary", "Accept")),
        registry.scrape(format).getBytes(UTF_8));
  }
}
