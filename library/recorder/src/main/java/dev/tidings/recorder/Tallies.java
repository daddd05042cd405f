package dev.tidings.recorder;

import java.util.concurrent.atomic.LongAdder;

/** What is counted besides events. */
record Tallies(LongAdder messagesCut, LongAdder seriesEvicted) {
  Tallies() {
    this(new LongAdder(), new LongAdder());
  }
}
