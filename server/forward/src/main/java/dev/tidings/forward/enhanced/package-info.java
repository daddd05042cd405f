/**
 * Events with what is known beside them, as kubernetes-event-exporter's templates see them: routes,
 * shapes and the exporter's layouts look at the same.
 */
@NullMarked
package dev.tidings.forward.enhanced;

import org.jspecify.annotations.NullMarked;
