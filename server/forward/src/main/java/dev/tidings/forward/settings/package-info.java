/** Reads configurations whose faults are told with their lines. */
@NullMarked
package dev.tidings.forward.settings;

import org.jspecify.annotations.NullMarked;
