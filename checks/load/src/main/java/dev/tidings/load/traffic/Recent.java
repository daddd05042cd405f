package dev.tidings.load.traffic;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The events created last, which recorders repeat and people look at. Confined to one thread. */
public final class Recent {
  private static final int ROOM = 5000;

  private final LoadedEvent[] ring = new LoadedEvent[ROOM];
  private final SplittableRandom random = new SplittableRandom();
  private final long oldest;
  private int added;

  /** Events older than the age given count as gone. */
  public Recent(Duration age) {
    this.oldest = age.toNanos();
  }

  public void add(LoadedEvent event) {
    ring[added++ % ROOM] = event;
  }

  /** Any of them, or null when there is none. */
  public @Nullable LoadedEvent any() {
    if (added == 0) {
      return null;
    }
    LoadedEvent some = ring[random.nextInt(Math.min(added, ROOM))];
    LoadedEvent young = isGone(some) ? ring[(added - 1) % ROOM] : some;
    return isGone(young) ? null : young;
  }

  private boolean isGone(LoadedEvent event) {
    return Stamp.now() - event.stamp() > oldest;
  }

  /** The newest ones, so many at most. */
  public List<LoadedEvent> newest(int many) {
    return IntStream.range(Math.max(0, added - Math.min(many, ROOM)), added)
        .mapToObj(i -> ring[i % ROOM])
        .filter(event -> !isGone(event))
        .toList();
  }
}
