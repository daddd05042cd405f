/** Grafana Loki as a destination. */
@NullMarked
package dev.tidings.forward.loki;

import org.jspecify.annotations.NullMarked;
