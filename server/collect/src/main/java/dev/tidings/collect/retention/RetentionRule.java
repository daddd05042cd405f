package dev.tidings.collect.retention;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import dev.tidings.codec.GoDuration;
import dev.tidings.event.Event;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long events are kept that meet some conditions.
 *
 * @param conditions all of which an event meets exactly; none: every event does
 * @param keep how long after it was last written
 */
public record RetentionRule(Map<Condition, String> conditions, Duration keep) {
  /** A hundred years; what is kept longer need not be said to go. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Pattern DURATION = Pattern.compile("(?:([0-9]{1,9})d)?(.*)");

  /** What an event can be chosen by. */
  public enum Condition {
    CLUSTER,
    NAMESPACE,
    TYPE,
    REASON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public RetentionRule {
    requireNonNull(keep, "keep");
    conditions = conditions.isEmpty() ? Map.of() : new EnumMap<>(conditions);
    if (keep.compareTo(SHORTEST) < 0 || keep.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("events are kept for a minute to 36500d, not for " + keep);
    }
  }

  /**
   * Reads {@code type=Warning,namespace=prod:30d}, or {@code 7d} for every event.
   *
   * @throws IllegalArgumentException with a text for people
   */
  public static RetentionRule parse(String text) {
    int colon = text.lastIndexOf(':');
    var conditions = new EnumMap<Condition, String>(Condition.class);
    if (colon >= 0) {
      for (String condition : text.substring(0, colon).split(",", -1)) {
        add(conditions, condition, text);
      }
    }
    return new RetentionRule(conditions, duration(text.substring(colon + 1), text));
  }

  private static void add(Map<Condition, String> conditions, String text, String rule) {
    int equals = text.indexOf('=');
    String name = equals < 0 ? "" : text.substring(0, equals).strip();
    String value = text.substring(equals + 1).strip();
    if (value.isEmpty()) {
      throw new IllegalArgumentException("'%s' in '%s' is no condition".formatted(text, rule));
    }
    for (Condition known : Condition.values()) {
      if (known.toString().equals(name)) {
        if (conditions.put(known, value) != null) {
          throw new IllegalArgumentException("'%s' names %s twice".formatted(rule, name));
        }
        return;
      }
    }
    throw new IllegalArgumentException(
        "'%s' in '%s' is no condition: there are cluster=, namespace=, type= and reason="
            .formatted(text, rule));
  }

  private static Duration duration(String text, String rule) {
    Matcher parts = DURATION.matcher(text.strip());
    try {
      if (parts.matches() && !text.isBlank()) {
        String days = parts.group(1);
        String rest = parts.group(2);
        Duration whole = days == null ? Duration.ZERO : Duration.ofDays(Long.parseLong(days));
        return rest.isEmpty() ? whole : whole.plus(GoDuration.parse(rest));
      }
    } catch (IllegalArgumentException noDuration) {
      // said below
    }
    throw new IllegalArgumentException(
        "'%s' does not end with a duration such as 30d, 12h or 1d12h".formatted(rule));
  }

  boolean concerns(String cluster) {
    return meets(Condition.CLUSTER, cluster);
  }

  boolean keeps(Event event) {
    return meets(Condition.NAMESPACE, event.metadata().namespace())
        && meets(Condition.TYPE, event.type())
        && meets(Condition.REASON, event.reason());
  }

  private boolean meets(Condition condition, String value) {
    String wanted = conditions.get(condition);
    return wanted == null || wanted.equals(value);
  }

  /** Whether every event that meets the other rule's conditions meets these. */
  boolean covers(RetentionRule other) {
    return other.conditions.entrySet().containsAll(conditions.entrySet());
  }

  /** As it is written, in one form for all that mean the same. */
  @Override
  public String toString() {
    String text = "%ds".formatted(keep.toSeconds());
    return conditions.isEmpty()
        ? text
        : conditions.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(joining(","))
            + ":"
            + text;
  }
}
