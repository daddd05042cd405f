package dev.tidings.forward.kit;

import dev.tidings.forward.template.Surroundings;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;

/** What templates see in tests. */
public final class Surrounding {
  private Surrounding() {}

  public static Surroundings by(InstantSource clock) {
    return new Surroundings(clock, new Random(1), Map.of("REGION", "north"));
  }
}
