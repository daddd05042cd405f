package dev.tidings.recorder;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What became of the items 0 and 1; more than one thing, or none, is told too. */
final class Fates {
  private final List<Set<Fate>> fates =
      Stream.generate(() -> Collections.synchronizedSet(EnumSet.noneOf(Fate.class)))
          .limit(2)
          .toList();

  /** An end that an item may come to. */
  private enum Fate {
    REFUSED,
    TAKEN,
    LEFT,
    TWICE
  }

  void putInto(Mailbox<Integer> mailbox, int item) {
    if (!mailbox.put(item)) {
      add(item, Fate.REFUSED);
    }
  }

  boolean taken(int item, long ticket) {
    add(item, ticket == item ? Fate.TAKEN : Fate.TWICE);
    return true;
  }

  void left(int item, long ticket) {
    add(item, ticket == item ? Fate.LEFT : Fate.TWICE);
  }

  private void add(int item, Fate fate) {
    if (!fates.get(item).add(fate)) {
      fates.get(item).add(Fate.TWICE);
    }
  }

  String of(int item) {
    return String.join("+", fates.get(item).stream().map(Fate::name).toList());
  }
}
