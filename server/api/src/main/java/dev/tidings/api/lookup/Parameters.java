package dev.tidings.api.lookup;

import dev.tidings.api.query.Query;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.wire.Statuses;
import dev.tidings.search.query.EventQuery;
import dev.tidings.search.query.QueryException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The parameters of one request, each read when it is asked for. What is wrong names it. */
public final class Parameters {
  private static final int MOST_DIGITS = 9;

  private final Query query;

  private Parameters(Query query) {
    this.query = query;
  }

  /**
   * Those of a request, all of which have to be known, and none to come twice.
   *
   * @param besides more that are known, which nobody needs to be told of
   */
  public static Parameters of(Query query, Set<String> known, Set<String> besides)
      throws RefusedException {
    if (!query.isWhole()) {
      throw new RefusedException(
          Statuses.badRequest(
              "a parameter cannot be read: an escape in it is none, or it has a semicolon, which"
                  + " is written %3B"));
    }
    for (String name : query.names()) {
      if (!known.contains(name) && !besides.contains(name)) {
        throw wrong(name, "there is no such parameter here (there are " + listed(known) + ")");
      }
      if (query.all(name).size() > 1) {
        throw wrong(name, "it is given twice");
      }
    }
    return new Parameters(query);
  }

  private static String listed(Set<String> known) {
    return String.join(", ", new TreeSet<>(known));
  }

  static RefusedException wrong(String name, String why) {
    String shown = name.length() <= 64 ? name : name.substring(0, 64) + "…";
    return new RefusedException(Statuses.badRequest("parameter " + shown + ": " + why));
  }

  /** Empty where it is not given, or empty. */
  public Optional<String> text(String name) {
    return query.first(name).filter(value -> !value.isEmpty());
  }

  String required(String name) throws RefusedException {
    return text(name).orElseThrow(() -> wrong(name, "it is needed"));
  }

  int number(String name, int usual, int most) throws RefusedException {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return usual;
    }
    boolean digits = text.get().chars().allMatch(c -> c >= '0' && c <= '9');
    if (digits && text.get().length() <= MOST_DIGITS) {
      int number = Integer.parseInt(text.get());
      if (number >= 1 && number <= most) {
        return number;
      }
    }
    throw wrong(name, "it is a number from 1 to " + most);
  }

  /** Whether it is given. */
  boolean has(String name) {
    return query.first(name).isPresent();
  }

  /** One of some words. */
  <T> T choice(String name, String usual, Function<String, Optional<T>> of, String words)
      throws RefusedException {
    return of.apply(text(name).orElse(usual)).orElseThrow(() -> wrong(name, "it is " + words));
  }

  /** What the parameter {@code q} says. */
  public EventQuery query() throws RefusedException {
    try {
      return EventQuery.parse(query.first("q").orElse(""));
    } catch (QueryException unreadable) {
      throw wrong("q", String.valueOf(unreadable.getMessage()));
    }
  }
}
