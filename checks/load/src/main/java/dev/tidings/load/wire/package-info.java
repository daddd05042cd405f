/** Many HTTP/1.1 connections over TLS, driven by one thread each dozens or thousands of them. */
@NullMarked
package dev.tidings.load.wire;

import org.jspecify.annotations.NullMarked;
