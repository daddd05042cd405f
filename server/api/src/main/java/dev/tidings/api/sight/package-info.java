/** Of which events of which clusters users may be told. */
@NullMarked
package dev.tidings.api.sight;

import org.jspecify.annotations.NullMarked;
