/**
 * What a store of events promises: a log of revisions, and an index over the present.
 *
 * <p>Every effective write gets a revision of its own, greater than every one before; one revision
 * may also hold several changes that were made together. Values are opaque bytes, returned exactly
 * as they were given.
 */
@NullMarked
package dev.tidings.store;

import org.jspecify.annotations.NullMarked;
