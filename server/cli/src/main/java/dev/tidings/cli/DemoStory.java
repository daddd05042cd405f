package dev.tidings.cli;

import java.io.FileNotFoundException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The recorded cluster, told so that it ends soon.
 *
 * @param recording what happened
 * @param count how many notifications it has
 * @param end when it will have ended
 * @param shift brings its times to today
 */
record DemoStory(Recording recording, long count, Instant end, TimeShift shift) {
  private static final String RESOURCE = "/demo/cluster-events.jsonl.gz";

  /**
   * The story as told from now on.
   *
   * @param live how much of it is still to come
   */
  static DemoStory endingIn(Duration live, InstantSource clock) throws CommandFailure {
    var recording = new Recording("the recorded cluster", DemoStory::resource);
    Recording.Extent extent = recording.extent();
    Instant end = clock.instant().plus(live);
    return new DemoStory(recording, extent.count(), end, TimeShift.between(extent.last(), end));
  }

  private static InputStream resource() throws FileNotFoundException {
    InputStream resource = DemoStory.class.getResourceAsStream(RESOURCE);
    if (resource == null) {
      throw new FileNotFoundException(RESOURCE);
    }
    return resource;
  }

  /** Everything is due at the time that its events are given. */
  Playback tell(ApiClient api, InstantSource clock) throws CommandFailure {
    return new Playback(recording, api, shift, shift::apply, clock);
  }
}
