/** What is measured of a server. */
@NullMarked
package dev.tidings.load.measure;

import org.jspecify.annotations.NullMarked;
