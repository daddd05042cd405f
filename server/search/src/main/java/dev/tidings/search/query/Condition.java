package dev.tidings.search.query;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Something that an event must be. All texts in small letters. */
public sealed interface Condition {
  boolean holds(EventFacts facts);

  /** A field has one of some values; none is also a value: the empty one. */
  record Has(QueryField field, List<String> anyOf) implements Condition {
    public Has {
      anyOf = List.copyOf(anyOf);
    }

    @Override
    public boolean holds(EventFacts facts) {
      List<String> values = facts.values(field);
      return values.isEmpty()
          ? anyOf.contains("")
          : values.stream().map(Letters::small).anyMatch(anyOf::contains);
    }
  }

  /** One of its texts contains words, one directly after the other. */
  record Says(List<String> words) implements Condition {
    public Says {
      words = List.copyOf(words);
    }

    @Override
    public boolean holds(EventFacts facts) {
      return facts.texts().stream().anyMatch(text -> Collections.indexOfSubList(text, words) >= 0);
    }
  }

  /** One of its texts contains a word that begins so. */
  record SaysWordWith(String beginning) implements Condition {
    @Override
    public boolean holds(EventFacts facts) {
      return facts.texts().stream()
          .flatMap(List::stream)
          .anyMatch(word -> word.startsWith(beginning));
    }
  }

  /** All of some conditions hold, at least one. */
  record All(List<Condition> conditions) implements Condition {
    public All {
      conditions = List.copyOf(conditions);
    }

    @Override
    public boolean holds(EventFacts facts) {
      return conditions.stream().allMatch(each -> each.holds(facts));
    }
  }

  record Not(Condition condition) implements Condition {
    @Override
    public boolean holds(EventFacts facts) {
      return !condition.holds(facts);
    }
  }

  /**
   * What a text with signs in it asks for, if its last word may go on: that word, and the others.
   */
  static Condition beginningOf(List<String> words) {
    List<Condition> all =
        IntStream.range(0, words.size())
            .mapToObj(
                i ->
                    i == words.size() - 1
                        ? (Condition) new SaysWordWith(words.get(i))
                        : new Says(List.of(words.get(i))))
            .toList();
    return all.size() == 1 ? all.get(0) : new All(all);
  }
}
