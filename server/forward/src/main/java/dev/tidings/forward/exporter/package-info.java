/**
 * Configuration files of kubernetes-event-exporter, unchanged: what they say is read and told, and
 * events are routed and rendered as that program does.
 */
@NullMarked
package dev.tidings.forward.exporter;

import org.jspecify.annotations.NullMarked;
