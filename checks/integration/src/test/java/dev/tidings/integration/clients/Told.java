package dev.tidings.integration.clients;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What a client has told of events until now. Safe for many threads. */
final class Told {
  private final List<String> changes = new ArrayList<>();
  private final TreeMap<String, String> known = new TreeMap<>();

  /** One more change: ADDED, MODIFIED or DELETED, and the event as {@code name=state}. */
  synchronized void change(String what, String event) {
    changes.add(what + " " + event);
    String name = event.substring(0, event.indexOf('='));
    if (what.equals("DELETED")) {
      known.remove(name);
    } else {
      known.put(name, event);
    }
  }

  /** Every change, in the order in which it was told. */
  synchronized List<String> changes() {
    return List.copyOf(changes);
  }

  /** What there is, put together from all changes. */
  synchronized List<String> known() {
    return List.copyOf(known.values());
  }
}
