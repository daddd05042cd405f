/** People: Slack, Teams, Opsgenie. */
@NullMarked
package dev.tidings.forward.chat;

import org.jspecify.annotations.NullMarked;
