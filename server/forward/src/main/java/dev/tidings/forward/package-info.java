/**
 * Forwarding: routes take the changes of a store's log to destinations, at least once and in order.
 */
@NullMarked
package dev.tidings.forward;

import org.jspecify.annotations.NullMarked;
