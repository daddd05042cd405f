/** How many events may be written: Kubernetes' admission plug-in EventRateLimit. */
@NullMarked
package dev.tidings.api.ratelimit;

import org.jspecify.annotations.NullMarked;
