package dev.tidings.recorder;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The listeners of events that are on disk only, by number. */
final class Listeners {
  private static final int MOST = 1 << 17;

  private final SortedMap<Long, Consumer<Outcome>> waiting = new TreeMap<>();

  /** Remembers a listener; false if there are too many. */
  boolean add(long number, Consumer<Outcome> listener) {
    return waiting.size() < MOST && waiting.put(number, listener) == null;
  }

  @Nullable Consumer<Outcome> remove(long number) {
    return waiting.remove(number);
  }

  /** Removes those of one segment. */
  List<Consumer<Outcome>> remove(Segment segment) {
    return drain(waiting.subMap(segment.first(), segment.next()));
  }

  List<Consumer<Outcome>> removeAll() {
    return drain(waiting);
  }

  private static List<Consumer<Outcome>> drain(SortedMap<Long, Consumer<Outcome>> some) {
    List<Consumer<Outcome>> all = new ArrayList<>(some.values());
    some.clear();
    return all;
  }
}
