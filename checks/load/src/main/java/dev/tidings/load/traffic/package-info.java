/** What clients of an event server do, and how it went. */
@NullMarked
package dev.tidings.load.traffic;

import org.jspecify.annotations.NullMarked;
