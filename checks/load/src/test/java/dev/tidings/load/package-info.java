@NullMarked
package dev.tidings.load;

import org.jspecify.annotations.NullMarked;
