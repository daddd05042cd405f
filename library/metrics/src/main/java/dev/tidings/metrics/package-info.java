/** Micrometer meters of the recorder. Needs Micrometer 1.12 or newer. */
@NullMarked
package dev.tidings.metrics;

import org.jspecify.annotations.NullMarked;
