/** What the recorder costs, measured and set beside what client-go costs. */
@NullMarked
package dev.tidings.benchmarks;

import org.jspecify.annotations.NullMarked;
