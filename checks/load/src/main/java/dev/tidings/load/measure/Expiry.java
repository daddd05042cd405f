package dev.tidings.load.measure;

import dev.tidings.load.traffic.Crowd;
import dev.tidings.load.traffic.Kind;
import dev.tidings.load.traffic.PageWalk;
import dev.tidings.load.traffic.Population;
import dev.tidings.load.traffic.Scripts;
import dev.tidings.load.traffic.Tally;
import java.io.IOException;
import java.time.Duration;

/** A full store of which every event is due at about the same time, and what others feel of it. */
final class Expiry {
  static final String EXPIRY = "expiry";

  private static final Population ALIVE = new Population("alive-", 10);
  private static final int WRITES_PER_SECOND = 500;
  private static final int READS_PER_SECOND = 200;
  private static final int CREATORS = 32;
  private static final int READERS = 8;
  private static final double EVENTS_PER_SECOND = 8000;
  private static final Duration GONE_WITHIN = Duration.ofMinutes(4);

  /** Counting costs the server something too, and deletion takes minutes. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

  private final Bench bench;

  Expiry(Bench bench) {
    this.bench = bench;
  }

  void measure() throws InterruptedException {
    bench.attempt(EXPIRY, this::expire);
  }

  /** Long enough for the filling to be over before the first event is due. */
  private Duration ttl() {
    long seconds = (long) Math.ceil(bench.scale().mostEvents() / EVENTS_PER_SECOND);
    return Duration.ofSeconds(seconds).plus(bench.scale().round());
  }

  private void expire() throws IOException, InterruptedException {
    Duration ttl = ttl();
    try (Served served = Served.start(bench.launch(), "--event-ttl", ttl.toSeconds() + "s")) {
      long began = System.nanoTime();
      served.fillTo(bench.scale().mostEvents());
      long filled = System.nanoTime();
      bench.results().add("expiry.spread", (filled - began) / 1e9);
      if (filled - began > ttl.toNanos()) {
        throw new IOException("events were due before the last one was created");
      }
      waitUntil(began + ttl.toNanos());
      measureUntilGone(served, filled + ttl.toNanos());
    }
  }

  private static void waitUntil(long nanoTime) throws InterruptedException {
    long left = nanoTime - System.nanoTime();
    if (left > 0) {
      Thread.sleep(Duration.ofNanos(left));
    }
  }

  private void measureUntilGone(Served served, long lastDue)
      throws IOException, InterruptedException {
    try (Crowd writers = served.crowd(CREATORS);
        Crowd readers = served.crowd(READERS)) {
      writers.start(Scripts.creates(ALIVE), WRITES_PER_SECOND);
      readers.start(Scripts.pagesOf(ALIVE), READS_PER_SECOND);
      awaitGone(served, lastDue + GONE_WITHIN.toNanos());
      double late = (System.nanoTime() - lastDue) / 1e9;
      Tally writes = Bench.checked(writers.take());
      Tally reads = Bench.checked(readers.take());
      writers.halt();
      readers.halt();
      bench.results().add("expiry.gone", Math.max(0, late));
      bench.results().add("expiry.writes.p99", writes.latencies(Kind.CREATE).p99());
      bench.results().add("expiry.reads.p99", reads.latencies(Kind.LIST).p99());
    }
  }

  private static void awaitGone(Served served, long limit)
      throws IOException, InterruptedException {
    Population dying = Population.TEN_NAMESPACES;
    for (int i = 0; i < dying.namespaces(); ) {
      String collection = "/api/v1/namespaces/" + dying.namespace(i) + "/events";
      if (PageWalk.live(served.client(), collection) == 0) {
        i++;
      } else if (System.nanoTime() > limit) {
        throw new IOException("events were not gone " + GONE_WITHIN.toSeconds() + " s after due");
      } else {
        Thread.sleep(LOOK_AGAIN);
      }
    }
  }
}
