/** Answers users who ask what they, or others, may do. */
@NullMarked
package dev.tidings.api.reviews;

import org.jspecify.annotations.NullMarked;
