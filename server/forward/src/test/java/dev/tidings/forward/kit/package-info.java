/** What the tests of forwarding have in common. */
@NullMarked
package dev.tidings.forward.kit;

import org.jspecify.annotations.NullMarked;
