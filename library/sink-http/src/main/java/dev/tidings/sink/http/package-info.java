/**
 * Events written to an API server: what is asked of it and what its answers mean, whichever client
 * carries the requests; and a client of its own, over java.net.http.
 */
@NullMarked
package dev.tidings.sink.http;

import org.jspecify.annotations.NullMarked;
