package dev.tidings.api;

import dev.tidings.api.authentication.SystemNames;
import dev.tidings.api.authentication.User;
import dev.tidings.api.wire.HttpCall;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Begins the trace of each request, where there are any. Attributes are those of OpenTelemetry's
 * conventions for HTTP; what is behind a path's question mark is not told.
 *
 * <p>Who names a trace (W3C Trace Context, {@code traceparent}) also says whether it is sampled. As
 * in kube-apiserver only those who run or watch the system decide that here: of others the trace is
 * a new one, sampled at the server's own rate, with a link to theirs.
 *
 * @param tracer null where nothing is traced
 * @param knowsUsers false where everybody is the same one, who may do anything
 * @param clock the time that spans are given
 */
record RequestTraces(@Nullable Tracer tracer, boolean knowsUsers, InstantSource clock) {
  private static final TextMapGetter<MultiMap> HEADERS = new Headers();

  /**
   * As soon as it is known who sends a request.
   *
   * @param began by {@link System#nanoTime}, when its head came
   */
  RequestTrace began(HttpServerRequest request, HttpCall call, String summary, long began) {
    if (tracer == null) {
      return RequestTrace.NONE;
    }
    SpanBuilder span =
        tracer
            .spanBuilder(summary)
            .setSpanKind(SpanKind.SERVER)
            .setStartTimestamp(clock.instant().minusNanos(System.nanoTime() - began))
            .setAttribute("http.request.method", call.method())
            .setAttribute("url.path", request.path())
            .setAttribute("user_agent.original", call.userAgent());
    place(span, sender(request), call.user());
    return new RequestTrace.Traced(tracer, span.startSpan());
  }

  private static Context sender(HttpServerRequest request) {
    return W3CTraceContextPropagator.getInstance()
        .extract(Context.root(), request.headers(), HEADERS);
  }

  private void place(SpanBuilder span, Context sender, User user) {
    if (!knowsUsers || user.isIn(SystemNames.MASTERS) || user.isIn(SystemNames.MONITORING)) {
      span.setParent(sender);
    } else {
      // a link to no trace is none
      span.setNoParent().addLink(Span.fromContext(sender).getSpanContext());
    }
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
