package dev.tidings.recorder;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps events as an API server does, and fails when it is told to. Not for several threads. */
final class MemorySink implements EventSink {
  private final Map<EventKey, Event> stored = new LinkedHashMap<>();
  private final List<String> requests = new ArrayList<>();
  private final Deque<SinkResult> failures = new ArrayDeque<>();
  private ApiGroup group = ApiGroup.CORE;
  private String namespace = "";
  private int version;

  MemorySink failing(SinkResult... failures) {
    this.failures.addAll(List.of(failures));
    return this;
  }

  MemorySink group(ApiGroup group) {
    this.group = group;
    return this;
  }

  MemorySink boundTo(String namespace) {
    this.namespace = namespace;
    return this;
  }

  List<Event> events() {
    return List.copyOf(stored.values());
  }

  /** The verb, the involved object's name, and the count, of every request. */
  List<String> requests() {
    return requests;
  }

  @Override
  public ApiGroup group() {
    return group;
  }

  @Override
  public String namespace() {
    return namespace;
  }

  @Override
  public SinkResult create(Event event) {
    note("create", event);
    if (!failures.isEmpty()) {
      return failures.remove();
    }
    return stored.containsKey(event.key())
        ? SinkResult.Refused.of(409, "AlreadyExists")
        : store(event);
  }

  @Override
  public SinkResult patch(Event event, EventChange change) {
    note("patch", event);
    if (!failures.isEmpty()) {
      return failures.remove();
    }
    Event before = stored.get(event.key());
    return before == null ? SinkResult.Refused.of(404, "NotFound") : store(patched(before, change));
  }

  private static Event patched(Event before, EventChange change) {
    Event.Builder after = before.toBuilder();
    if (change instanceof EventChange.Count count) {
      after.count(count.count()).lastTimestamp(count.lastTimestamp()).message(count.message());
    } else if (change instanceof EventChange.Series series) {
      after.series(series.series());
    }
    return after.build();
  }

  @Override
  public SinkResult read(EventKey key) {
    Event event = stored.get(key);
    return event == null ? SinkResult.Refused.of(404, "NotFound") : new SinkResult.Stored(event);
  }

  private SinkResult store(Event event) {
    version++;
    Event as =
        event.withMetadata(
            event.metadata().toBuilder().resourceVersion(String.valueOf(version)).build());
    stored.put(as.key(), as);
    return new SinkResult.Stored(as);
  }

  private void note(String verb, Event event) {
    requests.add(verb + " " + event.involvedObject().name() + " " + event.count());
  }

  void forget() {
    stored.clear();
  }
}
