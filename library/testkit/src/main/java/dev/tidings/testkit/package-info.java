/**
 * For tests of programs that record events: {@link dev.tidings.testkit.TidingsExtension} gives a
 * JUnit test a recorder on simulated time, {@link dev.tidings.testkit.EventAssertions} says what
 * must have been recorded, and {@link dev.tidings.testkit.FakeRecorder} is a recorder whose events
 * are lines of text.
 *
 * <p>Needs JUnit Jupiter 5.10 or newer for the extension, and AssertJ for the assertions, which the
 * program brings along.
 */
@NullMarked
package dev.tidings.testkit;

import org.jspecify.annotations.NullMarked;
