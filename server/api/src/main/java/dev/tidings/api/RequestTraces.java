package dev.tidings.api;

import dev.tidings.api.wire.HttpCall;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Begins the trace of each request, where there are any: as part of its sender's, if that names one
 * (W3C Trace Context, {@code traceparent}). Attributes are those of OpenTelemetry's conventions for
 * HTTP; what is behind a path's question mark is not told.
 *
 * @param tracer null where nothing is traced
 */
record RequestTraces(@Nullable Tracer tracer) {
  private static final TextMapGetter<MultiMap> HEADERS = new Headers();

  RequestTrace began(HttpServerRequest request, HttpCall call, RequestLabels labels) {
    if (tracer == null) {
      return RequestTrace.NONE;
    }
    Context sender =
        W3CTraceContextPropagator.getInstance().extract(Context.root(), request.headers(), HEADERS);
    Span span =
        tracer
            .spanBuilder(labels.summary())
            .setParent(sender)
            .setSpanKind(SpanKind.SERVER)
            .setAttribute("http.request.method", call.method())
            .setAttribute("url.path", request.path())
            .setAttribute("user_agent.original", call.userAgent())
            .startSpan();
    return new RequestTrace.Traced(tracer, span);
  }

  private static final class Headers implements TextMapGetter<MultiMap> {
    @Override
    public Iterable<String> keys(MultiMap headers) {
      return headers.names();
    }

    @Override
    public @Nullable String get(@Nullable MultiMap headers, String name) {
      return headers == null ? null : headers.get(name);
    }
  }
}
