/** Destinations that are other people's servers, which run here for real. */
@NullMarked
package dev.tidings.integration.destinations;

import org.jspecify.annotations.NullMarked;
