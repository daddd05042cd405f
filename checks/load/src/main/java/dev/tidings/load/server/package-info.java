/** The processes that are measured. */
@NullMarked
package dev.tidings.load.server;

import org.jspecify.annotations.NullMarked;
