package dev.tidings.api.lookup;

import dev.tidings.api.wire.RefusedException;
import dev.tidings.search.Dimension;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What events are counted by, as parameters name it. */
final class Dimensions {
  static final String WORDS =
      Arrays.stream(Dimension.values()).map(Dimension::word).collect(Collectors.joining(", "));

  private Dimensions() {}

  static Dimension of(String parameter, String word) throws RefusedException {
    return Dimension.of(word).orElseThrow(() -> Parameters.wrong(parameter, "there are " + WORDS));
  }
}
