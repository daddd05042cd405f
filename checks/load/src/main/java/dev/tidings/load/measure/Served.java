package dev.tidings.load.measure;

import dev.tidings.load.server.Launch;
import dev.tidings.load.server.ProcessFigures;
import dev.tidings.load.server.RestartableServer;
import dev.tidings.load.traffic.Audience;
import dev.tidings.load.traffic.Crowd;
import dev.tidings.load.traffic.Filling;
import dev.tidings.load.traffic.PageWalk;
import dev.tidings.load.traffic.Population;
import dev.tidings.load.traffic.Script;
import dev.tidings.load.traffic.Tally;
import dev.tidings.load.wire.Client;
import dev.tidings.load.wire.Loop;
import dev.tidings.load.wire.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A server on a store of its own, and the threads that put load on it: one for requests, one for
 * watches. Closing it ends all, and deletes the store.
 */
final class Served implements AutoCloseable {
  static final String EVERYTHING = "/api/v1/events";

  private static final Population POPULATION = Population.TEN_NAMESPACES;
  private static final int FILLERS = 64;
  private static final int METRICS = 1 << 20;
  private static final String COMMITS =
      "\ntidings_store_commit_duration_seconds_count{cluster=\"tidings\"} ";

  private final RestartableServer server;
  private final Loop requests;
  private final Loop watches;
  private Client client;
  private long filled;

  private Served(RestartableServer server, Loop requests, Loop watches) {
    this.server = server;
    this.requests = requests;
    this.watches = watches;
    this.client = new Client(requests, server.target());
  }

  static Served start(Launch launch, String... flags) throws IOException {
    RestartableServer server = RestartableServer.start(launch, List.of(flags));
    try {
      return new Served(server, Loop.start("requests"), Loop.start("watches"));
    } catch (IOException noLoop) {
      server.close();
      throw noLoop;
    }
  }

  /** Ends the server, starts it again on its store, and gives the seconds until it has listed. */
  double restart(boolean kill) throws IOException, InterruptedException {
    if (kill) {
      server.kill();
    } else {
      server.stop();
    }
    client.close();
    long began = System.nanoTime();
    server.startAgain();
    client = new Client(requests, server.target());
    PageWalk.live(client, EVERYTHING);
    return (System.nanoTime() - began) / 1e9;
  }

  Crowd crowd(int size) throws IOException, InterruptedException {
    return Crowd.open(size, requests, server.target());
  }

  Audience audience(int size, IntFunction<String> path, int lagOfOneIn)
      throws IOException, InterruptedException {
    return Audience.open(watches, server.target(), size, path, lagOfOneIn);
  }

  /** Watches of everything that comes. */
  Audience audience(int size, int lagOfOneIn) throws IOException, InterruptedException {
    String now =
        client
            .call(Request.get(EVERYTHING + "?limit=1"), 1024)
            .between("\"resourceVersion\":\"", "\"");
    String path = EVERYTHING + "?watch=1&allowWatchBookmarks=true&resourceVersion=" + now;
    return audience(size, watch -> path, lagOfOneIn);
  }

  Client client() {
    return client;
  }

  ProcessFigures figures() {
    return server.figures();
  }

  double diskMegabytes() throws IOException, InterruptedException {
    return server.diskMegabytes();
  }

  /** How many events of a filled store there are; what else was created is not in it. */
  long filled() {
    return filled;
  }

  /** Creates events until so many are live. */
  void fillTo(long live) throws IOException, InterruptedException {
    fill(live - PageWalk.live(client, EVERYTHING));
  }

  /** Creates some events, of whole objects only: each of them is to have ten. */
  void fill(long events) throws IOException, InterruptedException {
    long whole = events / Population.EVENTS_PER_OBJECT * Population.EVENTS_PER_OBJECT;
    if (whole > 0) {
      try (Crowd fillers = crowd(FILLERS)) {
        Bench.checked(fillers.runThrough(new Filling(POPULATION, filled, filled + whole)));
      }
      filled += whole;
    }
  }

  /** A round of load as fast as answers come. */
  Round round(Crowd crowd, Script script, Duration time) throws IOException, InterruptedException {
    long commits = commits();
    Spent before = Spent.until(figures());
    Tally tally = Bench.checked(crowd.run(script, time));
    Spent spent = Spent.until(figures()).since(before);
    return new Round(tally, spent, commits() - commits);
  }

  private long commits() throws IOException {
    String count = client.call(Request.get("/metrics"), METRICS).between(COMMITS, "\n");
    return (long) Double.parseDouble(count);
  }

  /** What was answered, and what it cost. */
  record Round(Tally tally, Spent spent, long commits) {
    double commitsPerSecond() {
      return commits / spent.seconds();
    }

    double serverMillis() {
      return spent.server() * 1000 / tally.count();
    }

    double toolMillis() {
      return spent.tool() * 1000 / tally.count();
    }

    /** How many processors other programs had. */
    double others() {
      return spent.others() / spent.seconds();
    }
  }

  @Override
  public void close() throws IOException {
    requests.close();
    watches.close();
    server.close();
  }
}
