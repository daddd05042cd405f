package dev.tidings.forward.destinations;

import dev.tidings.event.Event;
import dev.tidings.event.EventSeries;
import dev.tidings.forward.Delivery;
import dev.tidings.forward.Destination;
import dev.tidings.forward.DestinationPlan;
import dev.tidings.forward.DestinationType;
import dev.tidings.forward.Message;
import dev.tidings.forward.http.HttpAnswer.Received;
import dev.tidings.forward.settings.Settings;
import dev.tidings.recorder.EventChange;
import dev.tidings.recorder.SinkResult;
import dev.tidings.sink.http.ApiServerSink;
import dev.tidings.sink.http.HttpEventSink;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Writes events to an API server: into another namespace, or another cluster. The first state of an
 * event creates it there; a later one changes how often and when it has been seen, as a recorder
 * does.
 */
record KubernetesDestination(ApiServerSink server, ForwardedEvent form) implements Destination {
  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;

  /** {@code kubernetes}: server, kubeconfig and context, or inCluster; namespace. */
  public static final class Type implements DestinationType {
    @Override
    public String name() {
      return "kubernetes";
    }

    /** Events remain events. */
    @Override
    public boolean takes(Message.Form form) {
      return form == Message.Form.EVENT;
    }

    @Override
    public DestinationPlan plan(Settings settings, Place place) {
      KubernetesOptions options = KubernetesOptions.read(settings);
      return new Plan(options, new ForwardedEvent(place.route(), options.namespace()));
    }
  }

  private record Plan(KubernetesOptions options, ForwardedEvent form) implements DestinationPlan {
    @Override
    public Destination open() {
      return new KubernetesDestination(HttpEventSink.of(options.access()), form);
    }

    @Override
    public boolean wrote(Event event) {
      return ForwardedEvent.isForwarded(event);
    }
  }

  @Override
  public Delivery deliver(List<Message> batch) {
    for (int taken = 0; taken < batch.size(); taken++) {
      Optional<Delivery> failure = write(taken, form.of(batch.get(taken)));
      if (failure.isPresent()) {
        return failure.get();
      }
    }
    return new Delivery.Done();
  }

  private Optional<Delivery> write(int taken, Event event) {
    SinkResult created = server.create(event);
    if (created instanceof SinkResult.Refused refused) {
      if (is(refused, CONFLICT, "AlreadyExists")) {
        return failure(taken, server.patch(event, change(event)));
      }
      if (is(refused, NOT_FOUND, "NotFound") && form.namespace().isEmpty()) {
        // Only this event's own namespace is not there; those behind it are not to wait for that.
        return Optional.of(new Delivery.Refused(taken, 1, refused.message()));
      }
    }
    return failure(taken, created);
  }

  private static boolean is(SinkResult.Refused refused, int code, String reason) {
    return refused.code() == code && refused.reason().equals(reason);
  }

  private static EventChange change(Event event) {
    EventSeries series = event.series();
    return series == null
        ? new EventChange.Count(event.count(), event.lastTimestamp(), event.message())
        : new EventChange.Series(series);
  }

  private static Optional<Delivery> failure(int taken, SinkResult result) {
    return switch (result) {
      case SinkResult.Stored stored -> Optional.empty();
      case SinkResult.Refused no when !Received.isWorthAnotherTry(no.code()) ->
          Optional.of(new Delivery.Refused(taken, 1, no.message()));
      case SinkResult.Refused later ->
          Optional.of(new Delivery.Later(taken, later.message(), later.retryAfter()));
      case SinkResult.NotSent never -> Optional.of(new Delivery.Refused(taken, 1, never.why()));
      case SinkResult.Unreachable away -> Optional.of(later(taken, away.why()));
      case SinkResult.Closed closed -> Optional.of(later(taken, closed.why()));
    };
  }

  private static Delivery later(int taken, String why) {
    return new Delivery.Later(taken, why, Duration.ZERO);
  }

  @Override
  public void close() {
    server.close();
  }
}
