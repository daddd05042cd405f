/** What it costs to read, write and patch one event; {@code CodecFigures} prints a table. */
@NullMarked
package dev.tidings.benchmarks.codec;

import org.jspecify.annotations.NullMarked;
