/** What operators ask for: health, figures, compaction and snapshots. */
@NullMarked
package dev.tidings.api.operations;

import org.jspecify.annotations.NullMarked;
