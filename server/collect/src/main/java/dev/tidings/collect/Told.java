package dev.tidings.collect;

import dev.tidings.collect.upstream.Notice;
import dev.tidings.event.Event;
import java.util.ArrayList;
import java.util.List;

/** What some notices of a watch say together, and how far the cluster is with them. */
record Told(List<Event> events, int deletions, int unreadable, String revision) {
  Told {
    events = List.copyOf(events);
  }

  /**
   * Adds them up.
   *
   * @param before how far the cluster was without them
   */
  static Told of(List<Notice> notices, String before) {
    var events = new ArrayList<Event>();
    int deletions = 0;
    int unreadable = 0;
    String revision = before;
    for (Notice notice : notices) {
      switch (notice) {
        case Notice.Changed changed -> events.add(changed.event());
        case Notice.Deleted deleted -> deletions++;
        case Notice.Unreadable foreign -> unreadable++;
        case Notice.Bookmark bookmark -> {}
      }
      revision = notice.revision().isEmpty() ? revision : notice.revision();
    }
    return new Told(events, deletions, unreadable, revision);
  }
}
