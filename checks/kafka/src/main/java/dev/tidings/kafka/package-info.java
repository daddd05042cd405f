/** A real broker for checks. */
@NullMarked
package dev.tidings.kafka;

import org.jspecify.annotations.NullMarked;
