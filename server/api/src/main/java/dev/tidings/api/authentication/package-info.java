/** Who sends a request, and how the server finds that out. */
@NullMarked
package dev.tidings.api.authentication;

import org.jspecify.annotations.NullMarked;
