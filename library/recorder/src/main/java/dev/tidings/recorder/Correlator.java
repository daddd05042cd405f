package dev.tidings.recorder;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides what is written: a state machine on the time that it is told. One thread at a time. */
interface Correlator {
  /**
   * The one for a group.
   *
   * @param start what the times of series are counted from
   */
  static Correlator of(ApiGroup group, SinkOptions options, Instant start, Tallies tallies) {
    return switch (group) {
      case CORE -> new CoreCorrelator(options);
      case EVENTS -> new SeriesCorrelator(options, start, tallies);
    };
  }

  /** The API group whose events this is about. */
  ApiGroup group();

  /** Takes one event in. */
  Correlation correlate(Offer offer, Instant now);

  /** A write has succeeded. */
  void stored(Correlation.Write write, Event answer);

  /** A write that is tried once has failed, in a way that a later one may not. */
  void postponed(Correlation.Write write);

  /** An event that another process wrote has been taken over: it had been counted so often. */
  void adopted(Object key, int count);

  /** What is to be written at this time without any event coming in. */
  List<Correlation.Write> due(Instant now);

  /** When to look again, or null if there is nothing to look for. */
  @Nullable Instant nextDue(Instant now);

  /** What is still to be written when nothing comes in any more. */
  List<Correlation.Write> last(Instant now);
}
