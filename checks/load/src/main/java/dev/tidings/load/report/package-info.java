/** What was measured, as a table and as charts. */
@NullMarked
package dev.tidings.load.report;

import org.jspecify.annotations.NullMarked;
