/** A queue on disk, of bounded size, of what is to be sent. */
@NullMarked
package dev.tidings.collect.spool;

import org.jspecify.annotations.NullMarked;
