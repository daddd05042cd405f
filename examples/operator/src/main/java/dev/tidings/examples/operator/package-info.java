/** A small operator that says what it does in Kubernetes events. */
@NullMarked
package dev.tidings.examples.operator;

import org.jspecify.annotations.NullMarked;
