/** Interleavings of the recorder's parts, played over and over on real threads. */
@NullMarked
package dev.tidings.recorder;

import org.jspecify.annotations.NullMarked;
