/** Asks a Kubernetes API server what is left to it, and remembers what it says. */
@NullMarked
package dev.tidings.api.delegation;

import org.jspecify.annotations.NullMarked;
