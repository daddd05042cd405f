/** Daemons that take lines of logs: messages as RFC 5424 has them, and the ways there. */
@NullMarked
package dev.tidings.forward.syslog;

import org.jspecify.annotations.NullMarked;
