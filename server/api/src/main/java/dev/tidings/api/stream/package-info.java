/** What happens in all clusters, as it happens, as server-sent events. */
@NullMarked
package dev.tidings.api.stream;

import org.jspecify.annotations.NullMarked;
