/** Small programs that record events with nothing but Java: run them, and copy from them. */
@NullMarked
package dev.tidings.examples;

import org.jspecify.annotations.NullMarked;
