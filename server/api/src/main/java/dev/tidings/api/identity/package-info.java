/** Tells users who they are. */
@NullMarked
package dev.tidings.api.identity;

import org.jspecify.annotations.NullMarked;
