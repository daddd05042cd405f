package dev.tidings.recorder;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What became of the items 0 and 1. */
final class Fates {
  private final List<Set<Fate>> fates =
      Stream.generate(() -> Collections.synchronizedSet(EnumSet.noneOf(Fate.class)))
          .limit(2)
          .toList();

  /** An end that an item may come to, the farthest first. */
  private enum Fate {
    TAKEN,
    LEFT,
    REFUSED,
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

  /** Whether each item came to one end, and the later one got no farther than the earlier. */
  private boolean areSound() {
    return fates.stream().allMatch(ends -> ends.size() == 1 && !ends.contains(Fate.TWICE))
        && end(0).compareTo(end(1)) <= 0;
  }

  private Fate end(int item) {
    return fates.get(item).iterator().next();
  }

  /** True, or what is wrong. */
  String verdict() {
    return areSound() ? "true" : fates.toString();
  }
}
