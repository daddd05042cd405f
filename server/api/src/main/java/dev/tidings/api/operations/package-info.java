/** What operators ask for: health, figures, and compaction. */
@NullMarked
package dev.tidings.api.operations;

import org.jspecify.annotations.NullMarked;
