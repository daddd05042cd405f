/** Which of several servers forwards: the one that holds a Lease in a cluster. */
@NullMarked
package dev.tidings.forward.lease;

import org.jspecify.annotations.NullMarked;
