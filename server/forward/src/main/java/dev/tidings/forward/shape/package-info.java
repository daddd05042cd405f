/** What a route makes of an event where it is not sent as it is. */
@NullMarked
package dev.tidings.forward.shape;

import org.jspecify.annotations.NullMarked;
