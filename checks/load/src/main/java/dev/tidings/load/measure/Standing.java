package dev.tidings.load.measure;

import dev.tidings.load.traffic.Audience;
import dev.tidings.load.traffic.Crowd;
import dev.tidings.load.traffic.Population;
import dev.tidings.load.traffic.Scripts;
import dev.tidings.load.wire.Request;
import java.io.IOException;
import java.time.Duration;

/** What a store of full size takes of the machine, and how long it takes to serve it again. */
final class Standing {
  private static final int WATCHES = 100;
  private static final int CREATORS = 32;
  private static final int CREATES_PER_SECOND = 500;
  private static final int LOOKS = 10;
  private static final int CREATED = 201;
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
  private static final int MOST_LOOKS = 30;
  private static final double STILL = 0.01;

  private final Bench bench;
  private final Served served;

  Standing(Bench bench, Served served) {
    this.bench = bench;
    this.served = served;
  }

  /** The most that is resident while 100 watches are sent 500 events a second. */
  void memory() throws IOException, InterruptedException {
    try (Audience audience = served.audience(WATCHES, WATCHES);
        Crowd crowd = served.crowd(CREATORS)) {
      crowd.start(Scripts.creates(Population.TEN_NAMESPACES), CREATES_PER_SECOND);
      double most = 0;
      for (int look = 0; look < LOOKS; look++) {
        Thread.sleep(bench.scale().share(1.0 / LOOKS));
        most = Math.max(most, served.figures().residentMebibytes());
      }
      Bench.checked(crowd.take());
      crowd.halt();
      bench.results().add(Growth.MEMORY, most);
    }
  }

  /** What is left on the disk when the history has been dropped and nothing changes any more. */
  void disk() throws IOException, InterruptedException {
    bench.results().add("disk.before", served.diskMegabytes());
    int status = served.client().call(Request.post("/apis/tidings.dev/v1/compact", ""), 0).status();
    if (status != 200 && status != CREATED) {
      throw new IOException("dropping the history was answered " + status);
    }
    double last = served.diskMegabytes();
    for (int look = 0; look < MOST_LOOKS; look++) {
      Thread.sleep(BETWEEN_LOOKS);
      double now = served.diskMegabytes();
      if (look > 2 && Math.abs(now - last) < last * STILL) {
        break;
      }
      last = now;
    }
    bench.results().add(Growth.DISK, served.diskMegabytes());
  }

  void start() throws IOException, InterruptedException {
    for (int round = 0; round < bench.scale().rounds(); round++) {
      bench.results().add("start.stopped", served.restart(false));
      try (Crowd crowd = served.crowd(CREATORS)) {
        crowd.run(Scripts.creates(Population.TEN_NAMESPACES), bench.scale().share(0.1));
      }
      bench.results().add("start.killed", served.restart(true));
    }
  }
}
