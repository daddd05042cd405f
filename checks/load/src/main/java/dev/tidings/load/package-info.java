/** Load on an Event API server, and what is measured by it. */
@NullMarked
package dev.tidings.load;

import org.jspecify.annotations.NullMarked;
