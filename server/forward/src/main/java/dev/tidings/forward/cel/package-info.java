/** Conditions in CEL, Kubernetes' own language for them. */
@NullMarked
package dev.tidings.forward.cel;

import org.jspecify.annotations.NullMarked;
