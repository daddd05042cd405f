package dev.tidings.api;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/**
 * The trace of one request whose sender is known: a span from its head until the client has the
 * answer, or for a watch until it begins; within it one for the time that it waits in line. Belongs
 * to its event loop, but for {@link #run}.
 */
sealed interface RequestTrace {
  /** Nothing is traced. */
  RequestTrace NONE = new Untraced();

  /** A step is done: a point within the span. */
  void reached(String step);

  /** It waits in line, until {@link #sits}. */
  void waits();

  void sits();

  void answered(int code);

  void ended();

  /** Runs what belongs to the request; spans that are begun in it are parts of this one. */
  void run(Runnable task);

  /** For servers without traces. */
  record Untraced() implements RequestTrace {
    @Override
    public void reached(String step) {}

    @Override
    public void waits() {}

    @Override
    public void sits() {}

    @Override
    public void answered(int code) {}

    @Override
    public void ended() {}

    @Override
    public void run(Runnable task) {
      task.run();
    }
  }

  /** Told to a tracer. */
  final class Traced implements RequestTrace {
    private static final int BROKEN = 500;

    private final Tracer tracer;
    private final Span span;
    private final Context within;
    private @Nullable Span line;

    Traced(Tracer tracer, Span span) {
      this.tracer = tracer;
      this.span = span;
      this.within = Context.root().with(span);
    }

    @Override
    public void reached(String step) {
      span.addEvent(step);
    }

    @Override
    public void waits() {
      line = tracer.spanBuilder("wait in line").setParent(within).startSpan();
    }

    @Override
    public void sits() {
      if (line != null) {
        line.end();
      }
    }

    @Override
    public void answered(int code) {
      span.setAttribute("http.response.status_code", code);
      if (code >= BROKEN) {
        span.setStatus(StatusCode.ERROR);
      }
    }

    /** To end a span again does nothing. */
    @Override
    public void ended() {
      sits();
      span.end();
    }

    @Override
    public void run(Runnable task) {
      within.wrap(task).run();
    }
  }
}
