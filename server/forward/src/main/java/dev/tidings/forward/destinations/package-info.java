/** The destinations that are always there. */
@NullMarked
package dev.tidings.forward.destinations;

import org.jspecify.annotations.NullMarked;
