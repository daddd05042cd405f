package dev.tidings.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
  private static final long HOUR = Duration.ofHours(1).toNanos();

  private final Leftovers leftovers = new Leftovers();

  @Test
  void aClusterIsDueWhenItHasNotBeenFollowedForAnHour() {
    assertThat(leftovers.due(Set.of("blue"), List.of(), 0)).isEmpty();
    assertThat(leftovers.due(Set.of("blue"), List.of(), HOUR - 1)).isEmpty();
    assertThat(leftovers.due(Set.of("blue"), List.of(), HOUR)).containsExactly("blue");
    assertThat(leftovers.due(Set.of(), List.of(), HOUR)).isEmpty();
  }

  @Test
  void theHourBeginsAnewAfterItHasBeenFollowed(@TempDir Path folder) {
    try (var world = new World(folder, 1)) {
      var blue = new Followed("blue", world.store("blue"), world.clock().instant());
      assertThat(leftovers.due(Set.of("blue"), List.of(), 0)).isEmpty();
      assertThat(leftovers.due(Set.of("blue"), List.of(blue), HOUR)).isEmpty();
      assertThat(leftovers.due(Set.of("blue"), List.of(), HOUR + 1)).isEmpty();
      assertThat(leftovers.due(Set.of("blue"), List.of(), 2 * HOUR + 1)).containsExactly("blue");
    }
  }
}
