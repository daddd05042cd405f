/**
 * What proves the whole: recorded conformance cases, real kubectl, recorded traffic, bad input, and
 * the house's own rules.
 */
@NullMarked
package dev.tidings.integration;

import org.jspecify.annotations.NullMarked;
