/** Writing events: creations, updates, patches and deletions, and who owns which field. */
@NullMarked
package dev.tidings.api.write;

import org.jspecify.annotations.NullMarked;
