/** What finding and counting events takes, at a million of them. */
@NullMarked
package dev.tidings.benchmarks.search;

import org.jspecify.annotations.NullMarked;
