package dev.tidings.search.query;

import static java.util.Objects.requireNonNull;

import dev.tidings.event.Event;
import java.util.List;

/**
 * Which events are meant: those of which every condition holds.
 *
 * <p>Terms are separated by spaces. {@code field=value} and {@code field!=value} ask for a field
 * ({@link QueryField}), {@code field=a,b} for one of several values, {@code field=""} for none.
 * Anything else is looked for in the message and in the reason: {@code word}, {@code "some words in
 * this order"}, {@code beginning*}; {@code -word} must not occur. Words are runs of letters and
 * digits: {@code back-off} asks for two, one after the other. A backslash within quotes makes the
 * next character an ordinary one. Case does not matter anywhere.
 *
 * @param text as it was written
 */
public record EventQuery(String text, List<Condition> conditions) {
  /** Characters, at most. */
  public static final int LONGEST = 1024;

  /** Terms, at most. */
  public static final int MOST_TERMS = 32;

  /** Every event. */
  public static final EventQuery ALL = new EventQuery("", List.of());

  public EventQuery {
    requireNonNull(text, "text");
    conditions = List.copyOf(conditions);
  }

  /**
   * Reads a query; one without a term means every event.
   *
   * @throws QueryException if it is wrong, or beyond the limits
   */
  public static EventQuery parse(String text) throws QueryException {
    return new EventQuery(text, new QueryReader(text).read());
  }

  /** Whether an event of a cluster is meant. */
  public boolean matches(String cluster, Event event) {
    return matches(new EventFacts(cluster, event));
  }

  /** The same of an event of which something is known already. */
  public boolean matches(EventFacts facts) {
    return conditions.stream().allMatch(each -> each.holds(facts));
  }
}
