/** What who may do: requests as authorizers see them, RBAC from a folder of manifests. */
@NullMarked
package dev.tidings.api.authorization;

import org.jspecify.annotations.NullMarked;
