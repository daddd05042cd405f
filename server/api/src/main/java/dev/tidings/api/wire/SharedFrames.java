package dev.tidings.api.wire;

/** Frames that are the same for all watches of one form, and so are written once for all. */
public record SharedFrames(FrameForm form, WatchFrames writing) implements WatchFrames {
  @Override
  public byte[] render(WatchEvent event) {
    return event instanceof WatchEvent.Changed changed
        ? changed.shown().frame(form, changed.type(), () -> writing.render(event))
        : writing.render(event);
  }

  @Override
  public boolean text() {
    return writing.text();
  }

  @Override
  public byte[] message(byte[] frame) {
    return writing.message(frame);
  }
}
