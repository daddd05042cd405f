/** What can be found among the events of all clusters: search, counts, objects, sources. */
@NullMarked
package dev.tidings.api.lookup;

import org.jspecify.annotations.NullMarked;
