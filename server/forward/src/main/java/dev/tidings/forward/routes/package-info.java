/** What a routes file says: which changes are sent, and where. */
@NullMarked
package dev.tidings.forward.routes;

import org.jspecify.annotations.NullMarked;
