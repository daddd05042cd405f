/** The events of a cluster as its API server tells them: pages of a list, and a watch. */
@NullMarked
package dev.tidings.collect.upstream;

import org.jspecify.annotations.NullMarked;
