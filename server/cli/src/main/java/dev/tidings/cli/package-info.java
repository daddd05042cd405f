/** The {@code tidings} command: the only place where the parts of the server are put together. */
@NullMarked
package dev.tidings.cli;

import org.jspecify.annotations.NullMarked;
