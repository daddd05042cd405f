package dev.tidings.api.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.Replies;
import dev.tidings.api.wire.Reply;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;

/** Gives the server's figures in Prometheus' text format. */
public final class MetricsEndpoint {
  private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry;

  public MetricsEndpoint(PrometheusMeterRegistry registry) {
    this.registry = registry;
  }

  public Reply answer(HttpCall call) {
    return Replies.whole(
        call,
        200,
        List.of(Map.entry(Replies.CONTENT_TYPE, TEXT_FORMAT)),
        registry.scrape(TEXT_FORMAT).getBytes(UTF_8));
  }
}
