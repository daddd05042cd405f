package dev.tidings.recorder;

import java.util.List;

/** What is written when an event is recorded that has been before. */
public enum Repeats {
  /** A higher count, in the event that was written first. Takes the right to create and patch. */
  COUNTED,
  /**
   * A higher count, in one event for all processes that report it, so that a restart and another
   * replica go on where it was left: its name says what it is a repeat of, not when it was first
   * seen. Takes a sink that can read, and the right to create, patch and get.
   */
  STABLE_NAMES,
  /**
   * A new event with a name and times of its own, for programs with the right to create and no
   * other. In core/v1 each repeat is one that is not combined or held back; in events.k8s.io/v1
   * those of one refresh interval are, with their number, so that what goes on is always seen.
   */
  CREATE_ONLY;

  /** What a program must be allowed to do with events. */
  List<Verb> verbs() {
    return switch (this) {
      case COUNTED -> List.of(Verb.CREATE, Verb.PATCH);
      case STABLE_NAMES -> List.of(Verb.CREATE, Verb.PATCH, Verb.READ);
      case CREATE_ONLY -> List.of(Verb.CREATE);
    };
  }
}
