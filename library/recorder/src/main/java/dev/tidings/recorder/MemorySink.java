package dev.tidings.recorder;

import static java.util.Objects.requireNonNull;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import dev.tidings.event.ObjectMeta;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A sink for tests, which keeps events as an API server does and fails when it is told to: a create
 * of what is there is refused with 409, a patch or a read of what is not with 404. It keeps every
 * event and every request for as long as it lives.
 *
 * <p>A server that is away for five minutes is {@code sink.down()} and, on simulated time, {@code
 * time.schedule(Duration.ofMinutes(5), sink::up)}.
 */
public final class MemorySink implements EventSink {
  private final Map<EventKey, Event> stored = new LinkedHashMap<>();
  private final List<Request> requests = new ArrayList<>();
  private final Deque<SinkResult> script = new ArrayDeque<>();
  private @Nullable SinkResult answerToAll;
  private ApiGroup group = ApiGroup.CORE;
  private String namespace = "";
  private int version;

  /**
   * Something that this sink was asked for.
   *
   * @param event as it was sent, whole; for a read its key and nothing else
   * @param change what was to be changed; null unless it is a patch
   */
  public record Request(Verb verb, Event event, @Nullable EventChange change, SinkResult answer) {
    public Request {
      requireNonNull(verb, "verb");
      requireNonNull(event, "event");
      requireNonNull(answer, "answer");
    }
  }

  /** Writes events of this API group; core/v1 unless it is said. To be said before it is used. */
  public synchronized MemorySink group(ApiGroup group) {
    this.group = requireNonNull(group, "group");
    return this;
  }

  /** Takes events about objects in this namespace only. */
  public synchronized MemorySink boundTo(String namespace) {
    this.namespace = requireNonNull(namespace, "namespace");
    return this;
  }

  /** Answers this to the next requests, one each, behind what it was told to before. */
  public synchronized MemorySink failing(SinkResult... answers) {
    script.addAll(List.of(answers));
    return this;
  }

  /** Cannot be reached until {@link #up()}. */
  public MemorySink down() {
    return down(new SinkResult.Unreachable("connection refused"));
  }

  /** Answers this to every request until {@link #up()}. */
  public synchronized MemorySink down(SinkResult answer) {
    answerToAll = requireNonNull(answer, "answer");
    return this;
  }

  /** Works again. What it was told to answer once is still to come. */
  public synchronized void up() {
    answerToAll = null;
  }

  /** The events as they are stored, the first one created first. */
  public synchronized List<Event> events() {
    return List.copyOf(stored.values());
  }

  /** Every request so far, those that failed included. */
  public synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  /** Loses all events, as a server does when their time is over; requests are remembered. */
  public synchronized void forget() {
    stored.clear();
  }

  @Override
  public synchronized ApiGroup group() {
    return group;
  }

  @Override
  public synchronized String namespace() {
    return namespace;
  }

  @Override
  public synchronized SinkResult create(Event event) {
    return answer(Verb.CREATE, event, null, () -> created(event));
  }

  @Override
  public synchronized SinkResult patch(Event event, EventChange change) {
    return answer(Verb.PATCH, event, change, () -> patched(event.key(), change));
  }

  @Override
  public synchronized SinkResult read(EventKey key) {
    ObjectMeta asked = ObjectMeta.builder().namespace(key.namespace()).name(key.name()).build();
    return answer(Verb.READ, Event.builder().metadata(asked).build(), null, () -> found(key));
  }

  private SinkResult answer(
      Verb verb, Event event, @Nullable EventChange change, Supplier<SinkResult> work) {
    SinkResult told = answerToAll == null ? script.poll() : answerToAll;
    SinkResult answer = told == null ? work.get() : told;
    requests.add(new Request(verb, event, change, answer));
    return answer;
  }

  private SinkResult created(Event event) {
    return stored.containsKey(event.key())
        ? SinkResult.Refused.of(409, "AlreadyExists")
        : store(event);
  }

  private SinkResult patched(EventKey key, EventChange change) {
    Event before = stored.get(key);
    return before == null ? missing() : store(with(before, change));
  }

  private SinkResult found(EventKey key) {
    Event event = stored.get(key);
    return event == null ? missing() : new SinkResult.Stored(event);
  }

  private static SinkResult missing() {
    return SinkResult.Refused.of(404, "NotFound");
  }

  private static Event with(Event before, EventChange change) {
    Event.Builder after = before.toBuilder();
    if (change instanceof EventChange.Count count) {
      after.count(count.count()).lastTimestamp(count.lastTimestamp());
      if (!count.message().isEmpty()) {
        after.message(count.message());
      }
    } else if (change instanceof EventChange.Series series) {
      after.series(series.series());
    }
    return after.build();
  }

  private SinkResult store(Event event) {
    version++;
    Event as =
        event.withMetadata(
            event.metadata().toBuilder().resourceVersion(String.valueOf(version)).build());
    stored.put(as.key(), as);
    return new SinkResult.Stored(as);
  }
}
