/**
 * Records Kubernetes events: a program says what happened to which object, and the recorder sees to
 * it that repeats are counted, floods are held back and what is left reaches every sink.
 *
 * <p>Start with {@link dev.tidings.recorder.EventBroadcaster#builder(EventSink)}. Nothing here
 * knows a Kubernetes client, HTTP or JSON: that is what an {@link dev.tidings.recorder.EventSink}
 * is for. All public types are safe for use by several threads unless they say otherwise.
 */
@NullMarked
package dev.tidings.recorder;

import org.jspecify.annotations.NullMarked;
