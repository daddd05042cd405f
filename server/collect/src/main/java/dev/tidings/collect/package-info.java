/**
 * Follows the events of real clusters and keeps them here: what has been seen is handed on in
 * batches, and how far that goes is remembered once it is safe.
 */
@NullMarked
package dev.tidings.collect;

import org.jspecify.annotations.NullMarked;
