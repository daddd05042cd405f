/** The command in a process of its own, for tests here and in checks. */
@NullMarked
package dev.tidings.cli.kit;

import org.jspecify.annotations.NullMarked;
