/**
 * Events written through a fabric8 Kubernetes client, about the objects of its model. Begin with
 * {@link dev.tidings.sink.fabric8.Fabric8EventSink}.
 */
@NullMarked
package dev.tidings.sink.fabric8;

import org.jspecify.annotations.NullMarked;
