/** What is served and where: routes, kinds, and the documents that tell clients of them. */
@NullMarked
package dev.tidings.api.discovery;

import org.jspecify.annotations.NullMarked;
