/** Other people's clients against a locked server: what they do with any API server, done here. */
@NullMarked
package dev.tidings.integration.clients;

import org.jspecify.annotations.NullMarked;
