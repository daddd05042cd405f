/** The Kubernetes Event API over HTTP, on any {@link dev.tidings.store.EventStore}. */
@NullMarked
package dev.tidings.api;

import org.jspecify.annotations.NullMarked;
