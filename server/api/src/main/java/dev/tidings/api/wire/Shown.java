package dev.tidings.api.wire;

import dev.tidings.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An event as watches show it: decoded when it is first looked at, and written down once in each
 * form, however many watches show it. Safe for use by any number of threads.
 */
public final class Shown {
  /** More forms than that are written anew for each watch, so that memory is bounded. */
  private static final int KEPT_FORMS = 4;

  private final Supplier<Event> decoding;
  private volatile @Nullable Event event;
  private volatile List<Frame> frames = List.of();

  /** What a watch of a form is sent of a notification of a type. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Frame(FrameForm form, WatchEvent.Type type, byte[] bytes) {}

  /**
   * @param decoding gives the event, perhaps more than once
   */
  public Shown(Supplier<Event> decoding) {
    this.decoding = decoding;
  }

  public Event event() {
    Event decoded = event;
    if (decoded == null) {
      decoded = decoding.get();
      event = decoded;
    }
    return decoded;
  }

  /** The frame of a form and type, which is written only when no watch has had it yet. */
  byte[] frame(FrameForm form, WatchEvent.Type type, Supplier<byte[]> writing) {
    for (Frame frame : frames) {
      if (frame.type() == type && frame.form().equals(form)) {
        return frame.bytes();
      }
    }
    byte[] written = writing.get();
    keep(new Frame(form, type, written));
    return written;
  }

  private synchronized void keep(Frame frame) {
    if (frames.size() < KEPT_FORMS) {
      List<Frame> more = new ArrayList<>(frames);
      more.add(frame);
      frames = List.copyOf(more);
    }
  }
}
