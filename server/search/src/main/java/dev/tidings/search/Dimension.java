package dev.tidings.search;

import dev.tidings.search.query.QueryField;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What many events have in common, so that they are counted by it. */
public enum Dimension {
  TYPE(QueryField.TYPE),
  REASON(QueryField.REASON),
  KIND(QueryField.KIND),
  NAMESPACE(QueryField.NAMESPACE),
  COMPONENT(QueryField.COMPONENT),
  CLUSTER(QueryField.CLUSTER);

  private final QueryField field;

  Dimension(QueryField field) {
    this.field = field;
  }

  /** What an event has in this dimension: the only value of this field. */
  public QueryField field() {
    return field;
  }

  /** What it is called where it is asked for: {@code reason}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Dimension> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }
}
