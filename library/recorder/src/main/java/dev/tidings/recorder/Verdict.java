package dev.tidings.recorder;

import dev.tidings.recorder.SinkResult.Stored;
import java.time.Duration;

/** What an answer means for the write. */
sealed interface Verdict {
  /** It is done. */
  record Done(Stored stored) implements Verdict {}

  /** It is tried again after a pause. */
  record Again(Duration pause) implements Verdict {}

  /** It is not tried again, since the same is written later anyway. */
  record Postponed() implements Verdict {}

  /** It is given up. */
  record Final(DropCause cause) implements Verdict {}
}
