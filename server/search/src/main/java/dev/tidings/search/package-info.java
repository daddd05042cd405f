/**
 * Finding and counting the events of all clusters: by words and fields, over time, by what they
 * have in common, and about one object.
 *
 * <p>{@link dev.tidings.search.EventSearch} is what can be asked, {@code query} the language to ask
 * in, {@code lucene} the index that answers.
 */
@NullMarked
package dev.tidings.search;

import org.jspecify.annotations.NullMarked;
