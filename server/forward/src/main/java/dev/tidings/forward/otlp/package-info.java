/** OpenTelemetry: events as records of logs, over OTLP. */
@NullMarked
package dev.tidings.forward.otlp;

import org.jspecify.annotations.NullMarked;
