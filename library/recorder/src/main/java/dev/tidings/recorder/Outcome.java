package dev.tidings.recorder;

import static java.util.Objects.requireNonNull;

import dev.tidings.event.Event;

/** What became of one recorded event at one sink. */
public sealed interface Outcome {
  /** Written as a new event. */
  record Created(Event stored) implements Outcome {
    public Created {
      requireNonNull(stored, "stored");
    }
  }

  /** Counted in an event that another one began, before or in the same write. */
  record Updated(Event stored) implements Outcome {
    public Updated {
      requireNonNull(stored, "stored");
    }
  }

  /** Held back, as somebody asked for. */
  record Suppressed(DropCause cause) implements Outcome {
    public Suppressed {
      requireNonNull(cause, "cause");
    }
  }

  /** Lost before a sink was asked. */
  record Dropped(DropCause cause) implements Outcome {
    public Dropped {
      requireNonNull(cause, "cause");
    }
  }

  /**
   * Left in the spool on disk, to be written later: by the next process when this one ends, or by
   * this one if more events wait than it can keep listeners for.
   */
  record Kept() implements Outcome {}

  /** Refused by the sink, or given up after its last answer. */
  record Failed(DropCause cause, SinkResult answer) implements Outcome {
    public Failed {
      requireNonNull(cause, "cause");
      requireNonNull(answer, "answer");
    }
  }

  /** The outcome of an event that no sink was asked for. */
  static Outcome notWritten(DropCause cause) {
    return cause.kind() == DropCause.Kind.SUPPRESSED ? new Suppressed(cause) : new Dropped(cause);
  }
}
