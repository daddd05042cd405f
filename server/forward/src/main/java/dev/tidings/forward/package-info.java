/**
 * Forwarding: routes take the changes of a store's log to destinations, at least once and in order.
 *
 * <p>This package is what a destination sees of it. A new one is a {@link
 * dev.tidings.forward.DestinationType} that is named in {@code
 * META-INF/services/dev.tidings.forward.DestinationType}.
 */
@NullMarked
package dev.tidings.forward;

import org.jspecify.annotations.NullMarked;
