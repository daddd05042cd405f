/** Web pages: files that anybody may have, and the login of browsers. */
@NullMarked
package dev.tidings.api.pages;

import org.jspecify.annotations.NullMarked;
