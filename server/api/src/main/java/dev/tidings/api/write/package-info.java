/** Writing events: creations, updates, patches and deletions. */
@NullMarked
package dev.tidings.api.write;

import org.jspecify.annotations.NullMarked;
