/** Routes of kubernetes-event-exporter's files: the ways to the receivers that they name. */
@NullMarked
package dev.tidings.forward.receivers;

import org.jspecify.annotations.NullMarked;
