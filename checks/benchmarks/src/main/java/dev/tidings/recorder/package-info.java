/** Benchmarks of what only the recorder's own package can see. */
@NullMarked
package dev.tidings.recorder;

import org.jspecify.annotations.NullMarked;
