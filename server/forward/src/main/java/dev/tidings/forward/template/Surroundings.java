package dev.tidings.forward.template;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What functions see of the world outside the template.
 *
 * @param environment the variables of the environment
 */
public record Surroundings(
    InstantSource clock, RandomGenerator random, Map<String, String> environment) {
  public Surroundings {
    requireNonNull(clock, "clock");
    requireNonNull(random, "random");
    environment = Map.copyOf(environment);
  }
}
