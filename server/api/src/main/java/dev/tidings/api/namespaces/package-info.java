/** Namespaces, as far as kubectl needs them. */
@NullMarked
package dev.tidings.api.namespaces;

import org.jspecify.annotations.NullMarked;
