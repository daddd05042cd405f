package dev.tidings.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** That these tests run on the JUnit that they are meant to: they are run on two. */
class JUnitVersionTest {
  @Test
  void theTestsRunOnTheJUnitOfThisBuild() {
    assertThat(Test.class.getPackage().getImplementationVersion())
        .isEqualTo(System.getProperty("tidings.junit"));
  }
}
