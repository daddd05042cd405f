package dev.tidings.collect.retention;

import static java.util.stream.Collectors.joining;

import dev.tidings.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How long collected events are kept, whatever their cluster does: as the first rule says that an
 * event meets. One that meets none is kept for {@link #USUAL}. Safe for use by several threads.
 */
public final class Retention {
  /** How long what no rule is about is kept. */
  public static final Duration USUAL = Duration.ofDays(7);

  private final List<RetentionRule> rules;

  private Retention(List<RetentionRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** Every event for so long after it was last written. */
  public static Retention of(Duration keep) {
    return new Retention(List.of(new RetentionRule(Map.of(), keep)));
  }

  /**
   * By these rules, in their order.
   *
   * @throws IllegalArgumentException when one of them would never be asked, for one before it
   *     covers it
   */
  public static Retention of(List<RetentionRule> rules) {
    var before = new ArrayList<RetentionRule>();
    for (RetentionRule rule : rules) {
      for (RetentionRule earlier : before) {
        if (earlier.covers(rule)) {
          throw new IllegalArgumentException(
              "the rule %s is never asked, for %s comes before it: put it first"
                  .formatted(rule, earlier));
        }
      }
      before.add(rule);
    }
    return new Retention(rules);
  }

  /** The rules for one cluster. */
  public Retention in(String cluster) {
    return new Retention(rules.stream().filter(rule -> rule.concerns(cluster)).toList());
  }

  /** How long an event is kept, once its cluster's rules have been chosen. */
  Duration keep(Event event) {
    return rules.stream()
        .filter(rule -> rule.keeps(event))
        .map(RetentionRule::keep)
        .findFirst()
        .orElse(USUAL);
  }

  /** When an event is due to go that is, or was, written then. */
  public Instant due(Event event, Instant written) {
    return written.plus(keep(event));
  }

  /** The rules in one form for all that mean the same. */
  @Override
  public String toString() {
    return rules.stream().map(RetentionRule::toString).collect(joining(" "));
  }
}
