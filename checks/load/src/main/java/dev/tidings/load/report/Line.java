package dev.tidings.load.report;

/**
 * One line of the table.
 *
 * @param figure the name of what was measured
 * @param reference what the reference's figure is, "" where there is none
 */
record Line(String figure, String what, String reference, Bound must) {}
