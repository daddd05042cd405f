package dev.tidings.recorder;

import static java.util.Objects.requireNonNull;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import dev.tidings.recorder.SinkResult.Unreachable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A sink as the recorder asks it: it has an answer whatever it throws, and who wants to know is
 * told of every request.
 */
final class AskedSink implements EventSink {
  private static final Logger LOG = LoggerFactory.getLogger(EventBroadcaster.class);

  private final EventSink sink;
  private final int number;
  private final InstantSource clock;
  private final RequestListeners listeners;
  private final AtomicBoolean saidThrown = new AtomicBoolean();

  AskedSink(EventSink sink, int number, InstantSource clock, RequestListeners listeners) {
    this.sink = sink;
    this.number = number;
    this.clock = clock;
    this.listeners = listeners;
  }

  @Override
  public SinkResult create(Event event) {
    return ask(Verb.CREATE, () -> sink.create(event));
  }

  @Override
  public SinkResult patch(Event event, EventChange change) {
    return ask(Verb.PATCH, () -> sink.patch(event, change));
  }

  @Override
  public SinkResult read(EventKey key) {
    return ask(Verb.READ, () -> sink.read(key));
  }

  private SinkResult ask(Verb verb, Supplier<SinkResult> request) {
    Instant begin = clock.instant();
    SinkResult answer = answer(request);
    Duration took = Duration.between(begin, clock.instant());
    // A clock may be set back meanwhile.
    listeners.tell(new SinkRequest(number, verb, answer, took.isNegative() ? Duration.ZERO : took));
    return answer;
  }

  // A sink is not ours, and must not end the thread whatever it throws.
  private SinkResult answer(Supplier<SinkResult> request) {
    try {
      return requireNonNull(request.get(), "a sink must answer");
    } catch (Throwable e) {
      if (saidThrown.compareAndSet(false, true)) {
        LOG.warn("A sink throws, which counts as no answer; said once", e);
      }
      return new Unreachable(e.toString());
    }
  }

  @Override
  public ApiGroup group() {
    return sink.group();
  }

  @Override
  public String namespace() {
    return sink.namespace();
  }

  @Override
  public ObjectReferences references() {
    return sink.references();
  }
}
