/**
 * What clients write in URLs: parameters, selectors, and numbers and durations as Go reads them.
 */
@NullMarked
package dev.tidings.api.query;

import org.jspecify.annotations.NullMarked;
