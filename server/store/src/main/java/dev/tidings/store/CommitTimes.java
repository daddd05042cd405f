package dev.tidings.store;

import java.time.Duration;

/**
 * How long one commit took.
 *
 * @param whole until it was on disk and readable
 * @param sync of that, until the machine had it on disk; zero where a store cannot tell
 */
public record CommitTimes(Duration whole, Duration sync) {}
