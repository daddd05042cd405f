/** Where traces of requests go: read from files and the environment, sent with OTLP. */
@NullMarked
package dev.tidings.api.tracing;

import org.jspecify.annotations.NullMarked;
