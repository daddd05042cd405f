package dev.tidings.collect;

import dev.tidings.codec.StoredForm;
import dev.tidings.collect.spool.Frame;
import dev.tidings.collect.spool.Spool;
import dev.tidings.event.Event;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts what is seen into a spool, as the bodies of the requests that will tell of it, and how far
 * that goes in a file beside it.
 *
 * <p>Invariant: what the file reaches is in the spool, or has been.
 */
final class SpoolSightings implements Sightings {
  /** Of the events of one request; a larger one goes alone. */
  private static final int MOST_BYTES = 512 << 10;

  private final Spool spool;
  private final ReachedFile file;
  private final InstantSource clock;

  SpoolSightings(Spool spool, ReachedFile file, InstantSource clock) {
    this.spool = spool;
    this.file = file;
    this.clock = clock;
  }

  @Override
  public Optional<Reached> reached() {
    return file.reached();
  }

  @Override
  public Taken take(Batch batch) throws IOException {
    var frames = new ArrayList<Frame>();
    String stamp = Stamp.of(file.reached().orElse(null), clock.instant());
    for (Batch part : parts(batch)) {
      frames.add(new Frame(stamp, part.events().size(), BatchJson.encode(part)));
    }
    spool.append(frames);
    if (batch.reached() != null) {
      file.advance(batch.reached(), batch.seen());
    }
    return new Taken(batch.events().size(), 0, 0);
  }

  /** The last part has the batch's end. Without events or a gap only the end of a list is told. */
  private static List<Batch> parts(Batch batch) {
    var parts = new ArrayList<Batch>();
    var events = new ArrayList<Event>();
    long bytes = 0;
    for (Event event : batch.events()) {
      int size = StoredForm.encode(event).length;
      if (!events.isEmpty() && bytes + size > MOST_BYTES) {
        parts.add(new Batch(batch.seen(), events, null, null));
        events.clear();
        bytes = 0;
      }
      events.add(event);
      bytes += size;
    }
    boolean endsList = batch.seen() == Batch.Seen.LISTED && batch.reached() != null;
    if (!events.isEmpty() || batch.gap() != null || endsList) {
      parts.add(new Batch(batch.seen(), events, batch.gap(), batch.reached()));
    }
    return parts;
  }

  @Override
  public void close() throws IOException {
    file.write();
  }
}
