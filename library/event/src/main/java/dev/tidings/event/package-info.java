/**
 * The Event model: records for one event whatever API group it came through, its names, its
 * validation and its ages.
 *
 * <p>Field names are those of core/v1; {@code dev.tidings.codec} maps them to both groups' wire
 * forms. All types are immutable and safe for use by several threads. Strings are never null: an
 * absent string is empty, as in Kubernetes.
 */
@NullMarked
package dev.tidings.event;

import org.jspecify.annotations.NullMarked;
