/** What agents tell of clusters that the server cannot reach. */
@NullMarked
package dev.tidings.api.observations;

import org.jspecify.annotations.NullMarked;
