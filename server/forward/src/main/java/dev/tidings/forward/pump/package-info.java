/** Takes the changes of a store's log to where routes lead. */
@NullMarked
package dev.tidings.forward.pump;

import org.jspecify.annotations.NullMarked;
