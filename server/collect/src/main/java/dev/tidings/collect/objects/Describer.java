package dev.tidings.collect.objects;

import dev.tidings.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts beside events what their cluster says of the objects that they are about. A cluster that
 * answers slowly delays a batch by some seconds; then its events stay as they are, and it is left
 * alone for a while. Of one thread.
 */
public final class Describer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Describer.class);

  /** What is older says nothing of how the object is now. */
  private static final Duration YOUNG = Duration.ofMinutes(10);

  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration REST = Duration.ofSeconds(30);
  private static final int AT_ONCE = 8;

  private final ObjectDescriptions descriptions;
  private final Outcomes outcomes;
  private final InstantSource clock;
  private final ExecutorService askers =
      Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("collect-objects").factory());
  private Instant restsUntil = Instant.MIN;

  /**
   * @param descriptions closed with this
   */
  public Describer(ObjectDescriptions descriptions, Outcomes outcomes, InstantSource clock) {
    this.descriptions = descriptions;
    this.outcomes = outcomes;
    this.clock = clock;
  }

  /** The same events, in their order. */
  public List<Event> describe(List<Event> events) throws InterruptedException {
    Map<ObjectKey, Described> described = ask(events);
    var result = new ArrayList<Event>();
    for (Event event : events) {
      Described about =
          described.getOrDefault(descriptions.key(event), Described.not(Outcome.UNASKED));
      outcomes.count(about.outcome());
      result.add(about.beside(event));
    }
    return result;
  }

  private Map<ObjectKey, Described> ask(List<Event> events) throws InterruptedException {
    Instant now = clock.instant();
    var keys = new LinkedHashSet<ObjectKey>();
    for (Event event : events) {
      ObjectKey key = descriptions.key(event);
      if (key.mayBeAskedFor() && isYoung(event, now)) {
        keys.add(key);
      }
    }
    List<ObjectKey> asked = List.copyOf(keys);
    return now.isBefore(restsUntil) ? allLate(asked) : answers(asked);
  }

  private static boolean isYoung(Event event, Instant now) {
    Instant last = event.lastSeen();
    return last != null && last.plus(YOUNG).isAfter(now);
  }

  private static Map<ObjectKey, Described> allLate(List<ObjectKey> keys) {
    var late = new HashMap<ObjectKey, Described>();
    keys.forEach(key -> late.put(key, Described.not(Outcome.LATE)));
    return late;
  }

  private Map<ObjectKey, Described> answers(List<ObjectKey> keys) throws InterruptedException {
    List<Callable<Described>> questions =
        keys.stream().<Callable<Described>>map(key -> () -> descriptions.describe(key)).toList();
    List<Future<Described>> answers =
        askers.invokeAll(questions, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    var described = allLate(keys);
    for (int i = 0; i < keys.size(); i++) {
      if (!answers.get(i).isCancelled()) {
        described.put(keys.get(i), answer(answers.get(i)));
      }
    }
    if (described.values().stream().anyMatch(each -> each.outcome() == Outcome.LATE)) {
      restsUntil = clock.instant().plus(REST);
    }
    return described;
  }

  private static Described answer(Future<Described> answered) throws InterruptedException {
    try {
      return answered.get();
    } catch (ExecutionException failed) {
      LOG.error("an object could not be asked for; its events are kept without it", failed);
      return Described.not(Outcome.FAILED);
    }
  }

  @Override
  public void close() {
    askers.shutdownNow();
    descriptions.close();
  }
}
