package dev.tidings.recorder;

import static java.util.Objects.requireNonNull;

import dev.tidings.event.ObjectReference;

/** What became of the attempt to refer to an object. */
public sealed interface Referenced {
  /** The reference. */
  record To(ObjectReference reference) implements Referenced {
    public To {
      requireNonNull(reference, "reference");
    }
  }

  /** The object is of a kind that is known, but lacks what a reference needs. */
  record Impossible(String why) implements Referenced {
    public Impossible {
      requireNonNull(why, "why");
    }
  }

  /** Somebody else's object. */
  record Unknown() implements Referenced {}
}
