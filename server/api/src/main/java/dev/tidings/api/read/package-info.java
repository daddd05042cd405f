/** Reading events: single ones, lists in pages, and watches. */
@NullMarked
package dev.tidings.api.read;

import org.jspecify.annotations.NullMarked;
