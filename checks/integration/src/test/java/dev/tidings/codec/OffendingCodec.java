package dev.tidings.codec;

import dev.tidings.recorder.OffendingRecorder;
import org.jspecify.annotations.Nullable;

/** Breaks the rules on purpose: a codec that knows the recorder. */
public final class OffendingCodec {
  @Nullable OffendingRecorder recorder;
}
