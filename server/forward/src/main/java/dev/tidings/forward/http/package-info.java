/** What destinations that are reached by HTTP have in common. */
@NullMarked
package dev.tidings.forward.http;

import org.jspecify.annotations.NullMarked;
