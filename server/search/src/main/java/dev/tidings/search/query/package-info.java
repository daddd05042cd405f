/**
 * The language in which people say which events they mean. An index and a stream answer it alike:
 * both decide on what {@link dev.tidings.search.query.EventFacts} says of an event.
 */
@NullMarked
package dev.tidings.search.query;

import org.jspecify.annotations.NullMarked;
