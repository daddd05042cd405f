/** Who did what: one line for each request, as Kubernetes' audit log has it. */
@NullMarked
package dev.tidings.api.audit;

import org.jspecify.annotations.NullMarked;
