/** A server under moderate load for a long time, with restarts in between. */
@NullMarked
package dev.tidings.load.soak;

import org.jspecify.annotations.NullMarked;
