package dev.tidings.sink.http;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import dev.tidings.recorder.EventChange;
import dev.tidings.recorder.EventSink;
import dev.tidings.recorder.ObjectReferences;
import dev.tidings.recorder.SinkResult;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes events to a Kubernetes API server. Sinks over different clients differ in the {@link
 * ApiTransport} and the {@link ObjectReferences} only. Safe for use by several threads.
 */
public final class ApiServerSink implements EventSink, AutoCloseable {
  private final ApiTransport transport;
  private final ObjectReferences references;
  private final ApiSinkOptions options;
  private final EventAnswers answers;
  private @Nullable ApiGroup group;

  /**
   * Asks nothing of the server yet.
   *
   * @param references how objects of the transport's client are referred to
   */
  public ApiServerSink(
      ApiTransport transport, ObjectReferences references, ApiSinkOptions options) {
    this(transport, references, options, InstantSource.system());
  }

  ApiServerSink(
      ApiTransport transport,
      ObjectReferences references,
      ApiSinkOptions options,
      InstantSource clock) {
    this.transport = transport;
    this.references = references;
    this.options = options;
    this.answers = new EventAnswers(clock);
  }

  @Override
  public SinkResult create(Event event) {
    return send(EventRequest.create(event, group()));
  }

  @Override
  public SinkResult patch(Event event, EventChange change) {
    return send(EventRequest.patch(event.key(), change, group()));
  }

  @Override
  public SinkResult read(EventKey key) {
    return send(EventRequest.read(key, group()));
  }

  private SinkResult send(EventRequest request) {
    if (request instanceof EventRequest.Sendable sendable) {
      return answers.read(transport.send(sendable.request()), group());
    }
    return new SinkResult.NotSent(((EventRequest.Impossible) request).why());
  }

  /** Asked once: events of one program are not to change their group on the way. */
  @Override
  public synchronized ApiGroup group() {
    ApiGroup chosen = group;
    if (chosen == null) {
      chosen =
          switch (options.group()) {
            case CORE -> ApiGroup.CORE;
            case EVENTS -> ApiGroup.EVENTS;
            case AUTO -> Discovery.group(transport);
          };
      group = chosen;
    }
    return chosen;
  }

  @Override
  public String namespace() {
    return options.namespace();
  }

  @Override
  public ObjectReferences references() {
    return references;
  }

  /** Closes the transport; nothing can be written any more. */
  @Override
  public void close() {
    transport.close();
  }
}
