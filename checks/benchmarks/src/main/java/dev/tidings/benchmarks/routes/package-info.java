/** What forwarding takes, and how fast it is. */
@NullMarked
package dev.tidings.benchmarks.routes;

import org.jspecify.annotations.NullMarked;
