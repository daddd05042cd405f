/** Reads objects that people write into files. */
@NullMarked
package dev.tidings.api.manifests;

import org.jspecify.annotations.NullMarked;
