package dev.tidings.browser;

import static java.util.Objects.requireNonNull;

import dev.tidings.cli.kit.TidingsProcess;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A server in a process of its own, with a folder of its own, that can be ended and started again.
 */
final class Served implements AutoCloseable {
  private static final Duration READY_WITHIN = Duration.ofSeconds(90);
  private static final Duration ENDS_WITHIN = Duration.ofSeconds(60);

  private final Path home;
  private final List<String> flags;
  private TidingsProcess process;
  private URI uri;

  private Served(Path home, List<String> flags) throws IOException, InterruptedException {
    this.home = home;
    this.flags = flags;
    this.process = begin("127.0.0.1:0");
    this.uri = process.ready(READY_WITHIN);
  }

  /** Starts one with some flags more than where it listens and keeps its data. */
  static Served with(Path home, String... flags) throws IOException, InterruptedException {
    return new Served(home, List.of(flags));
  }

  private TidingsProcess begin(String listen) throws IOException {
    var arguments = new ArrayList<>(List.of("serve", "--listen", listen));
    arguments.addAll(List.of("--data", home.resolve("data").toString(), "--event-ttl", "24h"));
    arguments.addAll(flags);
    return TidingsProcess.java(home, "512m", arguments.toArray(String[]::new));
  }

  URI uri() {
    return uri;
  }

  Path home() {
    return home;
  }

  /** Plays the recorded cluster, as if it ended now. */
  Served withRecordedCluster() throws IOException, InterruptedException {
    Path recording = home.resolve("cluster-events.jsonl.gz");
    try (InputStream recorded = Served.class.getResourceAsStream("/demo/cluster-events.jsonl.gz")) {
      Files.write(recording, requireNonNull(recorded).readAllBytes());
    }
    String[] replay = {
      "replay", recording.toString(), "--server", uri.toString(), "--shift-to-now"
    };
    try (TidingsProcess player = TidingsProcess.java(home, "256m", replay)) {
      int exit = player.exit(Duration.ofMinutes(5));
      if (exit != 0) {
        throw new IOException(Arrays.toString(replay) + ": " + player.stderr());
      }
    }
    return this;
  }

  void stop() throws IOException, InterruptedException {
    process.terminate();
    process.exit(ENDS_WITHIN);
  }

  /** Starts it again where it was. */
  void startAgain() throws IOException, InterruptedException {
    process = begin("127.0.0.1:" + uri.getPort());
    uri = process.ready(READY_WITHIN);
  }

  @Override
  public void close() {
    process.close();
  }
}
