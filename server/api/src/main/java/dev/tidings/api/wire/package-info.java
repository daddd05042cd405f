/** What goes over the wire: a call, the form its answer is to have, and the answers themselves. */
@NullMarked
package dev.tidings.api.wire;

import org.jspecify.annotations.NullMarked;
