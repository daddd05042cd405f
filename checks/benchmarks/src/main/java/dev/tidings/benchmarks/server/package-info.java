/** Benchmarks of the server's parts: selectors, index, what is stored as JSON, recent changes. */
@NullMarked
package dev.tidings.benchmarks.server;

import org.jspecify.annotations.NullMarked;
