package dev.tidings.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;

/** Gives the server's figures in Prometheus' text format. */
final class MetricsEndpoint {
  private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry;

  MetricsEndpoint(PrometheusMeterRegistry registry) {
    this.registry = registry;
  }

  Reply answer(HttpCall call) {
    return Replies.whole(
        call,
        200,
        List.of(Map.entry(Replies.CONTENT_TYPE, TEXT_FORMAT)),
        registry.scrape(TEXT_FORMAT).getBytes(UTF_8));
  }
}
