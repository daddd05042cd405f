/** Events as a resource: every verb, answered in the shape that was asked for. */
@NullMarked
package dev.tidings.api.events;

import org.jspecify.annotations.NullMarked;
