/** A real node of OpenSearch for checks. */
@NullMarked
package dev.tidings.opensearch;

import org.jspecify.annotations.NullMarked;
