/** Kafka as a destination. */
@NullMarked
package dev.tidings.forward.kafka;

import org.jspecify.annotations.NullMarked;
