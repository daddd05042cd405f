/** The fields of an event: who owns which, and what becomes of them when someone applies some. */
@NullMarked
package dev.tidings.api.fields;

import org.jspecify.annotations.NullMarked;
