/** The dashboard: pages for a browser, as files that hold no data. */
@NullMarked
package dev.tidings.dashboard;

import org.jspecify.annotations.NullMarked;
