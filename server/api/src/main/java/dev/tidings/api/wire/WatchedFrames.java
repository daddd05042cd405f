package dev.tidings.api.wire;

import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A watch as it is written: its notifications are rendered by the worker that found them. */
record WatchedFrames(WatchStream stream, WatchFrames frames) implements FrameStream {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedFrames.class);

  @Override
  public void next(Consumer<List<byte[]>> taker) {
    stream.next(events -> taker.accept(rendered(events)));
  }

  /** None ends the watch. */
  private List<byte[]> rendered(List<WatchEvent> events) {
    try {
      return events.stream().map(frames::render).toList();
    } catch (RuntimeException | Error failure) {
      LOG.error("a watch ended, for a notification could not be written down", failure);
      return List.of();
    }
  }

  @Override
  public boolean text() {
    return frames.text();
  }

  @Override
  public byte[] message(byte[] frame) {
    return frames.message(frame);
  }

  @Override
  public void end() {
    stream.end();
  }

  @Override
  public void close() {
    stream.close();
  }
}
