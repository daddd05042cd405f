/** Files that several parts of a server keep: logs that are turned, and small facts on disk. */
@NullMarked
package dev.tidings.files;

import org.jspecify.annotations.NullMarked;
