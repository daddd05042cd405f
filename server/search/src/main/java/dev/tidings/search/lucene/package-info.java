/** The index behind search: one of Lucene for all clusters, which follows their stores. */
@NullMarked
package dev.tidings.search.lucene;

import org.jspecify.annotations.NullMarked;
