package dev.tidings.cli;

import dev.tidings.cli.Notification.ObjectKey;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The events that were written last, as they were sent. Not safe for use by several threads.
 *
 * <p>Invariant: what is kept takes no more than {@code limit} bytes; the longest unwritten is
 * forgotten first.
 */
final class LastWritten {
  /** About what the JVM needs to keep one, beside its body. */
  private static final int OVERHEAD = 256;

  private final Map<ObjectKey, Entry> entries = new LinkedHashMap<>();
  private final long limit;
  private long bytes;

  /**
   * An event as it was sent.
   *
   * @param body as JSON
   * @param at when the recording has it
   */
  @SuppressWarnings("ArrayRecordComponent") // not compared, and nobody changes it
  record Entry(byte[] body, Instant at) {
    private long size() {
      return (long) body.length + OVERHEAD;
    }
  }

  LastWritten(long limit) {
    this.limit = limit;
  }

  void put(ObjectKey key, Entry entry) {
    remove(key);
    entries.put(key, entry);
    bytes += entry.size();
    Iterator<Entry> oldest = entries.values().iterator();
    while (bytes > limit) {
      bytes -= oldest.next().size();
      oldest.remove();
    }
  }

  /** What was written of an event, which is then forgotten; null when it is not known any more. */
  @Nullable Entry remove(ObjectKey key) {
    Entry entry = entries.remove(key);
    if (entry != null) {
      bytes -= entry.size();
    }
    return entry;
  }
}
