package dev.tidings.search;

import static java.util.Objects.requireNonNull;

import dev.tidings.search.query.EventQuery;

/** Which events are asked about: those that a query means, of a time, as far as may be told. */
public record Question(EventQuery query, Period period, Scope scope) {
  public Question {
    requireNonNull(query, "query");
    requireNonNull(period, "period");
    requireNonNull(scope, "scope");
  }

  /** The same about another time. */
  public Question during(Period other) {
    return new Question(query, other, scope);
  }
}
