/** The dashboard in a real browser, on a real server with a recorded cluster's events. */
@NullMarked
package dev.tidings.browser;

import org.jspecify.annotations.NullMarked;
