package dev.tidings.load.traffic;

import dev.tidings.load.wire.Request;

/** A request of a crowd, what it is counted as, and what its answer is read for. */
public record Ask(Kind kind, Request request, Reading reading) {}
