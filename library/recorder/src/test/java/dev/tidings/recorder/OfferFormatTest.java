package dev.tidings.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.OwnerReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a recorder can say comes back from disk as it was. */
class OfferFormatTest {
  @TempDir private Path directory;
  private final SimulatedScheduler time = new SimulatedScheduler(Stage.START);
  private final MemorySink direct = new MemorySink();
  private final MemorySink spooled = new MemorySink();

  @Test
  void everythingThatCanBeSaidOfAnEventComesBackFromDisk() {
    spooled.down();
    SinkOptions options = SinkOptions.DEFAULT.withSpool(new SpoolOptions(directory, 1 << 20));
    EventBroadcaster first = Stage.builder(time).sink(direct).sink(spooled, options).build();
    first
        .recorder()
        .about(Stage.pod("web-0"))
        .container("nginx")
        .related(Stage.NODE)
        .action("Pulling")
        .label("app", "web")
        .annotations(Map.of("trace", "4711", "note", "ä€𝄞"))
        .owner(new OwnerReference("apps/v1", "ReplicaSet", "web", "uid-of-web", true, null))
        .owner(new OwnerReference("v1", "Node", "node-1", "uid-of-node-1", null, false))
        .key("pulling")
        .warning("PullFailed", "cannot pull {}", "ä€𝄞");
    first.recorder().event(Stage.NODE, EventType.NORMAL, "Cordoned", "");
    first.close(Duration.ofSeconds(1));
    spooled.up();
    SimulatedScheduler later = new SimulatedScheduler(time.now());
    Stage.builder(later).sink(spooled, options).build();
    later.settle();

    assertThat(direct.events()).hasSize(2);
    assertThat(spooled.events()).isEqualTo(direct.events());
  }
}
