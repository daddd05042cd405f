package dev.tidings.integration;

import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;

/** How a step of a transcript went; with a difference, it failed. */
record StepOutcome(String transcript, String step, Optional<Difference> difference) {

  /** A test of its own for this step, so that a report names it. */
  DynamicTest asTest() {
    String name = transcript + " " + step;
    return DynamicTest.dynamicTest(
        name, () -> difference.ifPresent(d -> Assertions.fail(name + ": " + d)));
  }
}
