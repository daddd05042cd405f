/** Files of an operator's that are read again when they change. */
@NullMarked
package dev.tidings.api.reload;

import org.jspecify.annotations.NullMarked;
