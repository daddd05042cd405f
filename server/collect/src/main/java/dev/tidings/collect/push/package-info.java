/** How what waits gets to the server that is to have it. */
@NullMarked
package dev.tidings.collect.push;

import org.jspecify.annotations.NullMarked;
