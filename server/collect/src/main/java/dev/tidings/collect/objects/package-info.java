/** What a cluster says of the objects that its events are about. */
@NullMarked
package dev.tidings.collect.objects;

import org.jspecify.annotations.NullMarked;
