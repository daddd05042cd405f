/** How long what was collected is kept, and how much of it. */
@NullMarked
package dev.tidings.collect.retention;

import org.jspecify.annotations.NullMarked;
