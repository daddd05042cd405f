/** Alertmanager: events as alerts that end when they are not repeated. */
@NullMarked
package dev.tidings.forward.alertmanager;

import org.jspecify.annotations.NullMarked;
