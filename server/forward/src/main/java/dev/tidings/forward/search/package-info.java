/** Elasticsearch and OpenSearch as destinations. */
@NullMarked
package dev.tidings.forward.search;

import org.jspecify.annotations.NullMarked;
