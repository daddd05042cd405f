package dev.tidings.load.measure;

import dev.tidings.load.traffic.Audience;
import dev.tidings.load.traffic.Crowd;
import dev.tidings.load.traffic.Kind;
import dev.tidings.load.traffic.Mix;
import dev.tidings.load.traffic.PageWalk;
import dev.tidings.load.traffic.Population;
import dev.tidings.load.traffic.Samples;
import dev.tidings.load.traffic.Script;
import dev.tidings.load.traffic.Scripts;
import dev.tidings.load.traffic.Tally;
import dev.tidings.load.wire.Client;
import dev.tidings.load.wire.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/** One store that grows, and what it costs to read it and to go on writing at each of its sizes. */
final class Growth {
  static final String OBJECT = "object";
  static final String UID = "uid";
  static final String PAGES = "pages";
  static final String TABLE = "table";
  static final String MIX = "mix";
  static final String MEMORY = "memory";
  static final String DISK = "disk";
  static final String START = "start";
  static final Set<String> NAMES = Set.of(OBJECT, UID, PAGES, TABLE, MIX, MEMORY, DISK, START);

  private static final Population POPULATION = Population.TEN_NAMESPACES;
  private static final Population WARMING = new Population("warm-", 10);
  private static final int MIXERS = 32;
  private static final int MIX_WATCHES = 10;
  private static final int READERS = 8;
  private static final double SHARE_OF_MIX = 0.5;
  private static final double SHARE_OF_LISTS = 0.3;
  private static final int FIRST_PAGES = 100_000;
  private static final int LAST_PAGES = 500_000;
  private static final Duration DELIVERED_WITHIN = Duration.ofSeconds(30);

  private final Bench bench;

  Growth(Bench bench) {
    this.bench = bench;
  }

  void measure() throws IOException, InterruptedException {
    try (Served served = Served.start(bench.launch())) {
      bench.always("warm-up", () -> warm(served));
      for (long size : bench.scale().sizes()) {
        bench.always("filling to " + size, () -> served.fillTo(size));
        if (served.filled() > 0) {
          measureAt(size, served);
        }
      }
      Standing standing = new Standing(bench, served);
      bench.attempt(MEMORY, standing::memory);
      bench.attempt(DISK, standing::disk);
      bench.attempt(START, standing::start);
    }
  }

  /** What it leaves behind is deleted, so that the first size is what it is called. */
  private void warm(Served served) throws IOException, InterruptedException {
    try (Crowd crowd = served.crowd(MIXERS)) {
      Bench.checked(crowd.run(new Mix(WARMING), bench.scale().share(1)));
    }
    for (int i = 0; i < WARMING.namespaces(); i++) {
      String collection = "/api/v1/namespaces/" + WARMING.namespace(i) + "/events";
      int status = served.client().call(Request.delete(collection), 0).status();
      if (status != 200) {
        throw new IOException("deleting a collection was answered " + status);
      }
    }
  }

  private void measureAt(long size, Served served) throws InterruptedException {
    bench.attempt(OBJECT, () -> ofObjects(size, served));
    bench.attempt(UID, () -> ofUids(size, served));
    boolean isLarge = size >= FIRST_PAGES && size <= LAST_PAGES;
    boolean isOnlySize = bench.scale().sizes().length == 1;
    if (isLarge || isOnlySize) {
      bench.attempt(PAGES, () -> pages(size, served));
    }
    if (size == LAST_PAGES || isOnlySize) {
      bench.attempt(TABLE, () -> table(size, served));
    }
    bench.attempt(MIX, () -> mix(size, served));
  }

  private void ofObjects(long size, Served served) throws IOException, InterruptedException {
    Script lists = Scripts.ofObjects(POPULATION, served.filled());
    String figure = OBJECT + "." + size;
    listRounds(figure, lists, served.crowd(1));
    try (Crowd readers = served.crowd(READERS)) {
      readers.run(lists, bench.scale().share(SHARE_OF_LISTS / 2));
      for (int round = 0; round < bench.scale().rounds(); round++) {
        Tally tally = Bench.checked(readers.run(lists, bench.scale().share(SHARE_OF_LISTS)));
        bench.results().add(figure + ".rate", tally.perSecond());
      }
    }
  }

  private void ofUids(long size, Served served) throws IOException, InterruptedException {
    listRounds(UID + "." + size, Scripts.ofUids(POPULATION, served.filled()), served.crowd(1));
  }

  private void listRounds(String figure, Script lists, Crowd alone)
      throws IOException, InterruptedException {
    try (alone) {
      alone.run(lists, bench.scale().share(SHARE_OF_LISTS / 2));
      for (int round = 0; round < bench.scale().rounds(); round++) {
        Tally tally = Bench.checked(alone.run(lists, bench.scale().share(SHARE_OF_LISTS)));
        Samples latencies = tally.latencies(Kind.LIST);
        bench.results().add(figure + ".p50", latencies.median());
        bench.results().add(figure + ".p99", latencies.p99());
      }
    }
  }

  private void pages(long size, Served served) throws IOException {
    long live = PageWalk.live(served.client(), Served.EVERYTHING);
    for (int round = 0; round < bench.scale().rounds(); round++) {
      PageWalk walk = PageWalk.of(served.client());
      long wanted = (live + PageWalk.PAGE - 1) / PageWalk.PAGE;
      if (walk.pages() != wanted) {
        throw new IOException(walk.pages() + " pages, not " + wanted);
      }
      bench.results().add(PAGES + "." + size, walk.seconds());
    }
  }

  /** As kubectl asks with {@code --chunk-size=0}. */
  private void table(long size, Served served) throws IOException {
    String headers =
        "Accept: application/json;as=Table;v=v1;g=meta.k8s.io,"
            + "application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json\r\n"
            + "Accept-Encoding: gzip\r\n";
    for (int round = 0; round < bench.scale().rounds(); round++) {
      String path = "/api/v1/namespaces/" + POPULATION.namespace(round) + "/events";
      Client.Answer answer = served.client().call(Request.get(path, headers), 0);
      if (answer.status() != 200) {
        throw new IOException("the table was answered " + answer.status());
      }
      bench.results().add(TABLE + "." + size, answer.nanos() / 1e9);
    }
  }

  private void mix(long size, Served served) throws IOException, InterruptedException {
    try (Audience audience = served.audience(MIX_WATCHES, MIX_WATCHES);
        Crowd crowd = served.crowd(MIXERS)) {
      Mix mix = new Mix(POPULATION);
      for (int round = 0; round < bench.scale().rounds(); round++) {
        Tally tally = Bench.checked(crowd.run(mix, bench.scale().share(SHARE_OF_MIX)));
        bench.results().add(MIX + "." + size, tally.perSecond());
      }
      bench.results().add(MIX + "." + size + ".delivered", delivered(mix.created(), audience));
    }
  }

  /** In per cent. */
  private static double delivered(long created, Audience audience) throws InterruptedException {
    long expected = created * MIX_WATCHES;
    audience.await(expected, DELIVERED_WITHIN);
    return 100.0 * audience.take().delivered() / expected;
  }
}
