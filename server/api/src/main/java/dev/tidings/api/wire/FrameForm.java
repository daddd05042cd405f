package dev.tidings.api.wire;

import dev.tidings.codec.Encoding;
import dev.tidings.event.ApiGroup;

/** All that the frames of a watch depend on, beside the event and what has happened to it. */
public record FrameForm(Encoding encoding, Form.Shape shape, String metaVersion, ApiGroup group) {}
