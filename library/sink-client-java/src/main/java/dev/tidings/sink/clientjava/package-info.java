/**
 * Events written through the official Kubernetes client, about the objects of its model. Begin with
 * {@link dev.tidings.sink.clientjava.ClientJavaEventSink}.
 */
@NullMarked
package dev.tidings.sink.clientjava;

import org.jspecify.annotations.NullMarked;
